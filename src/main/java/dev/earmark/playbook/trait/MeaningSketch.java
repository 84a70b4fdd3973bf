package dev.earmark.playbook.trait;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Random;

/**
 * The direction of a sentence's vector in 256 bits: on which side of 256 fixed random planes it lies. Two vectors at the angle θ differ in
 * a share θ/π of the bits (Charikar, "Similarity estimation techniques from rounding algorithms", 2002), so the cosine can be told from two
 * sketches to about 0.1. The planes are the same in every installation.
 */
public record MeaningSketch(long a, long b, long c, long d) {

    private static final int BITS = 256;
    private static final long SEED = 20_080_512;

    /** The planes for vectors of one length; make it once. Immutable, safe for many threads. */
    public static final class Planes {

        /** Of each dimension what it is in each plane, so that all planes are reckoned at once. */
        private final float[][] normals;

        /** @param dimensions of the vectors, at least 1 */
        public Planes(int dimensions) {
            Random random = new Random(SEED);
            this.normals = new float[dimensions][BITS];
            for (int plane = 0; plane < BITS; plane++) {
                for (int i = 0; i < dimensions; i++) {
                    normals[i][plane] = (float) random.nextGaussian();
                }
            }
        }

        public MeaningSketch sketch(float[] vector) {
            double[] sides = new double[BITS];
            for (int i = 0; i < vector.length; i++) {
                add(vector[i], normals[i], sides);
            }
            long[] bits = new long[BITS / Long.SIZE];
            for (int plane = 0; plane < BITS; plane++) {
                bits[plane / Long.SIZE] |= sides[plane] > 0 ? 1L << plane : 0;
            }
            return new MeaningSketch(bits[0], bits[1], bits[2], bits[3]);
        }

        private static void add(float value, float[] normal, double[] sides) {
            for (int plane = 0; plane < sides.length; plane++) {
                sides[plane] += value * normal[plane];
            }
        }
    }

    /** The cosine of the angle between the two vectors, estimated; −1 to 1. */
    public double cosine(MeaningSketch other) {
        return Math.cos(Math.PI * differing(other) / BITS);
    }

    /** How many bits differ, 0 to 256. */
    public int differing(MeaningSketch other) {
        return Long.bitCount(a ^ other.a) + Long.bitCount(b ^ other.b) + Long.bitCount(c ^ other.c) + Long.bitCount(d ^ other.d);
    }

    /** The most bits in which two sketches of at least this cosine differ, on average. */
    public static int differingAt(double cosine) {
        return (int) Math.round(BITS * Math.acos(cosine) / Math.PI);
    }

    /** 43 characters. */
    String toText() {
        byte[] bytes = ByteBuffer.allocate(Long.BYTES * 4).putLong(a).putLong(b).putLong(c).putLong(d).array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** @throws IllegalArgumentException when it is none */
    static MeaningSketch parse(String text) {
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
        if (bytes.remaining() != BITS / Byte.SIZE) {
            throw new IllegalArgumentException("a sketch has 256 bits");
        }
        return new MeaningSketch(bytes.getLong(), bytes.getLong(), bytes.getLong(), bytes.getLong());
    }
}
