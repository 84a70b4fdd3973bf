package dev.earmark.speech.voice;

/** Symmetric squares of which the lower half is kept, row by row. */
final class Triangle {

    private Triangle() {}

    static double at(double[] half, int row, int column) {
        return row >= column ? half[row * (row + 1) / 2 + column] : half[column * (column + 1) / 2 + row];
    }

    static double[] times(double[] half, double[] vector) {
        double[] product = new double[vector.length];
        for (int r = 0; r < product.length; r++) {
            for (int q = 0; q < product.length; q++) {
                product[r] += at(half, r, q) * vector[q];
            }
        }
        return product;
    }

    /** The lower factor of A. Cholesky, in the same form. @param half positive definite */
    static double[] factor(double[] half, int size) {
        double[] factor = new double[half.length];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = at(half, i, j);
                for (int k = 0; k < j; k++) {
                    sum -= at(factor, i, k) * at(factor, j, k);
                }
                factor[i * (i + 1) / 2 + j] = i == j ? Math.sqrt(Math.max(1e-12, sum)) : sum / at(factor, j, j);
            }
        }
        return factor;
    }

    /** The inverse of what has that factor. */
    static double[] inverse(double[] factor, int size) {
        double[] inverse = new double[factor.length];
        for (int column = 0; column < size; column++) {
            double[] x = new double[size];
            for (int i = column; i < size; i++) {
                double sum = i == column ? 1 : 0;
                for (int k = column; k < i; k++) {
                    sum -= at(factor, i, k) * x[k];
                }
                x[i] = sum / at(factor, i, i);
            }
            for (int i = size - 1; i >= column; i--) {
                double sum = x[i];
                for (int k = i + 1; k < size; k++) {
                    sum -= at(factor, k, i) * x[k];
                }
                x[i] = sum / at(factor, i, i);
                inverse[i * (i + 1) / 2 + column] = x[i];
            }
        }
        return inverse;
    }
}
