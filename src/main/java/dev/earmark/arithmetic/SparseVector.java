package dev.earmark.arithmetic;

import java.util.stream.IntStream;

/**
 * A vector without its zeros, which change no sum. Sums are taken in the order of the places, so that they are the same on every platform.
 *
 * @param places dimensions that are not zero, in order
 * @param values of these
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record SparseVector(int[] places, double[] values) {

    public static SparseVector of(double[] vector) {
        int[] places = IntStream.range(0, vector.length).filter(i -> vector[i] != 0).toArray();
        return new SparseVector(places, IntStream.of(places).mapToDouble(i -> vector[i]).toArray());
    }

    /** @param weights one for each dimension at least @param begin what the products are added to */
    public double dot(double[] weights, double begin) {
        double sum = begin;
        for (int i = 0; i < places.length; i++) {
            sum += weights[places[i]] * values[i];
        }
        return sum;
    }

    /** Adds so many times the vector to the first dimensions of the sums. */
    public void addTo(double[] sums, double times) {
        for (int i = 0; i < places.length; i++) {
            sums[places[i]] += times * values[i];
        }
    }
}
