package dev.earmark.figures;

import dev.earmark.review.publish.OwnTrend;
import dev.earmark.trust.Wilson;
import java.util.Optional;

/**
 * Adds up what an {@link Estimate} is made of: values whose mean is asked for, or hits among cases. Not for several threads.
 *
 * <p>The interval of a mean is Student's, that of a share Wilson's. Verdicts of one interaction are taken as if they were of several, so
 * that the interval of a share of verdicts is rather too narrow.
 */
final class Tally {

    private int n;
    private double sum;
    private double squares;
    private int hits;
    private int cases;

    /** One interaction with a value of its own. */
    void value(double value) {
        n++;
        sum += value;
        squares += value * value;
    }

    /** One interaction with some cases, of which some are hits; without cases it says nothing. */
    void share(int some, int of) {
        if (of > 0) {
            n++;
            hits += some;
            cases += of;
        }
    }

    void add(Tally other) {
        n += other.n;
        sum += other.sum;
        squares += other.squares;
        hits += other.hits;
        cases += other.cases;
    }

    int interactions() {
        return n;
    }

    /** @param unit 100 for shares in percent; 1 for means @return empty when nothing was added */
    Optional<Estimate> estimate(double unit) {
        if (n == 0) {
            return Optional.empty();
        }
        return Optional.of(cases > 0 ? ofShare(unit) : ofMean());
    }

    private Estimate ofShare(double unit) {
        return new Estimate(unit * hits / cases, unit * Wilson.lower(hits, cases), unit * Wilson.upper(hits, cases), n);
    }

    private Estimate ofMean() {
        double mean = sum / n;
        if (n == 1) {
            return new Estimate(mean, null, null, 1);
        }
        double spread = OwnTrend.student(n - 1) * Math.sqrt(variance() / n);
        return new Estimate(mean, mean - spread, mean + spread, n);
    }

    double mean() {
        return sum / n;
    }

    /** Of the values, as a sample; 0 for fewer than two. */
    double variance() {
        return n < 2 ? 0 : Math.max(0, (squares - sum * sum / n) / (n - 1));
    }
}
