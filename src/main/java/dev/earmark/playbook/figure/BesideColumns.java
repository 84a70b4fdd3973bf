package dev.earmark.playbook.figure;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Other things in the same calls, whose part in anything can be taken off: the least squares of all of them together, by Cholesky's square
 * root of their products (LDLᵀ; Golub and Van Loan, "Matrix Computations", 4.1.2). A thing that those before it explain is left out.
 * Immutable, safe for many threads.
 */
final class BesideColumns {

    /** Below so much spread of its own, beside rounding, a thing is explained by those before. */
    private static final double NOTHING = 1e-9;
    private static final double ROUNDING = 1e-13;

    private final List<CallColumn> columns = new ArrayList<>();
    /** Of each, how much of each one before it is in it. */
    private final double[][] within;
    private final double[] spread;
    /** Eight things of each call a byte. */
    private final byte[][] patterns;

    BesideColumns(List<BitSet> besides, int[] rows, long[] mask, GroupMeans means) {
        besides.forEach(beside -> columns.add(CallColumn.of(beside, mask, means)));
        this.within = new double[columns.size()][columns.size()];
        this.spread = new double[columns.size()];
        for (int j = 0; j < spread.length; j++) {
            factor(j);
        }
        this.patterns = new byte[(columns.size() + Byte.SIZE - 1) / Byte.SIZE][rows.length];
        for (int j = 0; j < columns.size(); j++) {
            byte[] pattern = patterns[j / Byte.SIZE];
            CallColumn column = columns.get(j);
            for (int i = 0; i < rows.length; i++) {
                pattern[i] |= (byte) (column.has(rows[i]) ? 1 << j % Byte.SIZE : 0);
            }
        }
    }

    private void factor(int j) {
        double whole = columns.get(j).times(columns.get(j));
        double own = whole;
        double[] common = new double[j];
        for (int k = 0; k < j; k++) {
            common[k] = columns.get(j).times(columns.get(k));
            for (int l = 0; l < k; l++) {
                common[k] -= within[k][l] * common[l];
            }
            within[j][k] = spread[k] == 0 ? 0 : common[k] / spread[k];
            own -= within[j][k] * common[k];
        }
        spread[j] = own < NOTHING + ROUNDING * whole ? 0 : own;
    }

    int size() {
        return spread.length;
    }

    /** What is left of the products when those of the things before are taken off. @param products to be changed */
    private void own(double[] products) {
        for (int j = 0; j < products.length; j++) {
            for (int k = 0; k < j; k++) {
                products[j] -= within[j][k] * products[k];
            }
        }
    }

    /** How much of each thing is to be taken off. @param own products, to be changed */
    private double[] shares(double[] own) {
        double[] shares = own;
        for (int j = shares.length - 1; j >= 0; j--) {
            shares[j] = spread[j] == 0 ? 0 : shares[j] / spread[j];
            for (int later = j + 1; later < shares.length; later++) {
                shares[j] -= within[later][j] * shares[later];
            }
        }
        return shares;
    }

    /** What of a column strata, agents and these explain. */
    Explained of(CallColumn column) {
        return explained(columns.stream().mapToDouble(own -> own.times(column)).toArray(), column.effects());
    }

    /** What of any values of calls strata, agents and these explain. */
    Explained of(double[] values, double[] effects, double[] left) {
        return explained(columns.stream().mapToDouble(own -> own.times(values, effects, left)).toArray(), effects);
    }

    private Explained explained(double[] products, double[] effects) {
        own(products);
        double explained = 0;
        for (int j = 0; j < products.length; j++) {
            explained += spread[j] == 0 ? 0 : products[j] * products[j] / spread[j];
        }
        double[] shares = shares(products);
        double[] groups = effects.clone();
        for (int j = 0; j < shares.length; j++) {
            double[] own = columns.get(j).effects();
            for (int group = 0; group < groups.length; group++) {
                groups[group] -= shares[j] * own[group];
            }
        }
        return new Explained(groups, explained, tables(shares));
    }

    /** For each byte of a pattern what it adds up to. */
    private double[][] tables(double[] shares) {
        double[][] tables = new double[patterns.length][1 << Byte.SIZE];
        for (int at = 0; at < tables.length; at++) {
            for (int value = 1; value < tables[at].length; value++) {
                int thing = at * Byte.SIZE + Integer.numberOfTrailingZeros(value);
                tables[at][value] = tables[at][value & value - 1] + (thing < shares.length ? shares[thing] : 0);
            }
        }
        return tables;
    }

    /** What is explained of a value. */
    final class Explained {

        private final double[] groups;
        private final double spread;
        private final double[][] tables;

        private Explained(double[] groups, double spread, double[][] tables) {
            this.groups = groups;
            this.spread = spread;
            this.tables = tables;
        }

        /** How much of the sum of squares the other things explain. */
        double spread() {
            return spread;
        }

        /** What a stratum or an agent explains. */
        double of(int group) {
            return groups[group];
        }

        /** Takes off what the other things explain. @param values of the rows {@code from} and behind, to be changed */
        void takeOff(double[] values, int from, int count) {
            for (int at = 0; at < tables.length; at++) {
                double[] table = tables[at];
                byte[] pattern = patterns[at];
                for (int i = 0; i < count; i++) {
                    values[i] -= table[pattern[from + i] & 0xFF];
                }
            }
        }
    }
}
