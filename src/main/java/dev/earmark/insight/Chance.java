package dev.earmark.insight;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** What chance alone makes of few calls and many criteria. */
final class Chance {

    private Chance() {}

    /**
     * How likely an agent like the colleagues misses {@code missed} of {@code calls} or more: the upper tail of the beta-binomial
     * distribution, which knows that the colleagues' share is itself an estimate (Jeffreys' prior: Beta(½, ½)).
     *
     * @param share of the colleagues, 0 to 1
     * @param cases of theirs that it rests on
     */
    static double orMore(int missed, int calls, double share, int cases) {
        return tail(missed, calls, share, cases);
    }

    /** The same for {@code missed} or fewer. */
    static double orFewer(int missed, int calls, double share, int cases) {
        return tail(calls - missed, calls, 1 - share, cases);
    }

    /** P(k+1) = P(k) · (n−k)/(k+1) · (α+k)/(β+n−k−1), from P(0) = Π (β+i)/(α+β+i). */
    private static double tail(int from, int n, double share, int cases) {
        double alpha = share * cases + 0.5;
        double beta = (1 - share) * cases + 0.5;
        double one = 1;
        for (int i = 0; i < n; i++) {
            one *= (beta + i) / (alpha + beta + i);
        }
        double below = 0;
        for (int k = 0; k < from; k++) {
            below += one;
            one *= (n - k) / (k + 1.0) * (alpha + k) / (beta + n - k - 1);
        }
        return Math.min(1, Math.max(0, 1 - below));
    }

    /** Values of p as they are when so many were looked at (Holm 1979); in the order given. */
    static List<Double> holm(List<Double> values) {
        List<Integer> order = IntStream.range(0, values.size()).boxed().sorted(Comparator.comparing(values::get)).toList();
        List<Double> corrected = new ArrayList<>(values);
        double highest = 0;
        for (int rank = 0; rank < order.size(); rank++) {
            highest = Math.max(highest, Math.min(1, values.get(order.get(rank)) * (values.size() - rank)));
            corrected.set(order.get(rank), highest);
        }
        return corrected;
    }
}
