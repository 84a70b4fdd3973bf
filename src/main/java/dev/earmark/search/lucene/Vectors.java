package dev.earmark.search.lucene;

/**
 * Vectors as bytes, all of one length: a quarter of the room, and a cosine moves by about 0.002. The product of two is then their cosine
 * but for a factor, and costs less than half of what a cosine costs that has to work out both lengths.
 */
final class Vectors {

    /** So long that a component of two thirds of the length is the greatest byte; greater ones are cut. */
    private static final double LENGTH = 190;
    /** Of Lucene's score for the product of bytes, {@code 0.5 + product / (components * 2^15)}. */
    private static final double SCALE = 1 << 15;

    private static final byte[] NONE = {};

    private Vectors() {}

    /** @return empty for an empty vector and for one without direction */
    static byte[] bytes(float[] vector) {
        double squares = 0;
        for (float component : vector) {
            squares += (double) component * component;
        }
        if (squares == 0) {
            return NONE;
        }
        double factor = LENGTH / Math.sqrt(squares);
        byte[] bytes = new byte[vector.length];
        for (int i = 0; i < vector.length; i++) {
            bytes[i] = (byte) Math.clamp(Math.round(vector[i] * factor), -Byte.MAX_VALUE, Byte.MAX_VALUE);
        }
        return bytes;
    }

    /** How near two vectors are, 0 to 1: half of one more than their cosine. @param score Lucene's @param components of a vector */
    static double nearness(float score, int components) {
        double cosine = (score - 0.5) * components * SCALE / (LENGTH * LENGTH);
        return Math.clamp((1 + cosine) / 2, 0, 1);
    }
}
