package dev.earmark.eval.privacy;

import java.util.ArrayList;
import java.util.List;

/** Counts, for one kind said in one way. Not thread-safe. */
final class RedactionCount {

    private int secrets;
    private int gone;
    private int removals;
    private int right;
    private final List<String> misses = new ArrayList<>();

    /** @param removed whether nothing of it is left that could be used */
    void secret(boolean removed, String what) {
        secrets++;
        gone += removed ? 1 : 0;
        if (!removed) {
            misses.add(what);
        }
    }

    /** @param wanted whether it took out something private */
    void removal(boolean wanted) {
        removals++;
        right += wanted ? 1 : 0;
    }

    void add(RedactionCount other) {
        secrets += other.secrets;
        gone += other.gone;
        removals += other.removals;
        right += other.right;
        misses.addAll(other.misses);
    }

    int secrets() {
        return secrets;
    }

    /** Share of the private things of which nothing is left; 1 without any. */
    double recall() {
        return secrets == 0 ? 1 : (double) gone / secrets;
    }

    /** Share of what was removed that was private; 1 when nothing was. */
    double precision() {
        return removals == 0 ? 1 : (double) right / removals;
    }

    /** What was left, at most some. */
    List<String> misses() {
        return misses;
    }
}
