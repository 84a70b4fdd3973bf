package dev.earmark.playbook.figure;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** What {@link LikeCalls} does, with a column of numbers for each of at most 20 strata and agents and for each thing: plain to see. */
record PlainLeastSquares(int[] stratum, int[] agent, List<BitSet> besides) {

    private static final int GROUPS = 20;

    /** @return slope and its error */
    double[] of(int[] rows, BitSet with, double[] outcome) {
        List<double[]> columns = new ArrayList<>();
        for (int group = 0; group < GROUPS; group++) {
            int number = group;
            columns.add(column(rows, row -> stratum[row] == number));
            columns.add(column(rows, row -> agent[row] == number));
        }
        columns.removeIf(column -> dot(column, column) == 0);
        besides.forEach(beside -> columns.add(column(rows, beside::get)));
        List<double[]> upright = new ArrayList<>();
        for (double[] column : columns) {
            upright.forEach(other -> takeOff(column, other));
            if (dot(column, column) > 1e-7) {
                upright.add(column);
            }
        }
        double[] x = column(rows, with::get);
        double[] y = new double[rows.length];
        for (int i = 0; i < y.length; i++) {
            y[i] = outcome[rows[i]];
        }
        upright.forEach(other -> takeOff(x, other));
        upright.forEach(other -> takeOff(y, other));
        return slope(x, y, rows.length - columns.size() - 1);
    }

    private static double[] slope(double[] x, double[] y, int free) {
        double slope = dot(x, y) / dot(x, x);
        double usual = 0;
        double robust = 0;
        for (int i = 0; i < x.length; i++) {
            double left = y[i] - slope * x[i];
            usual += left * left;
            robust += x[i] * x[i] * left * left;
        }
        double spread = dot(x, x);
        return new double[] {slope, Math.sqrt(Math.max(usual / free / spread, robust / spread / spread * x.length / free))};
    }

    private interface Has {
        boolean it(int row);
    }

    private static double[] column(int[] rows, Has has) {
        double[] column = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            column[i] = has.it(rows[i]) ? 1 : 0;
        }
        return column;
    }

    private static double dot(double[] one, double[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }

    private static void takeOff(double[] from, double[] what) {
        double share = dot(from, what) / dot(what, what);
        for (int i = 0; i < from.length; i++) {
            from[i] -= share * what[i];
        }
    }
}
