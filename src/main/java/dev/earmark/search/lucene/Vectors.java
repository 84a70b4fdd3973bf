package dev.earmark.search.lucene;

/** Vectors as bytes, the greatest component as 127: a quarter of the room, and a cosine moves by about 0.002. */
final class Vectors {

    private static final byte[] NONE = {};

    private Vectors() {}

    /** @return empty for an empty vector and for one without direction */
    static byte[] bytes(float[] vector) {
        float greatest = 0;
        for (float component : vector) {
            greatest = Math.max(greatest, Math.abs(component));
        }
        if (greatest == 0) {
            return NONE;
        }
        byte[] bytes = new byte[vector.length];
        for (int i = 0; i < vector.length; i++) {
            bytes[i] = (byte) Math.round(vector[i] / greatest * Byte.MAX_VALUE);
        }
        return bytes;
    }
}
