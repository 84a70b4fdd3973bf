package dev.earmark.judge;

import java.util.ArrayList;
import java.util.List;

/** Cuts a list into lists of about the same length, in its order. */
final class Batches {

    private Batches() {}

    /** @param most longest list, at least 1 */
    static <T> List<List<T>> of(List<T> all, int most) {
        int count = (all.size() + most - 1) / most;
        List<List<T>> batches = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            batches.add(all.subList(all.size() * i / count, all.size() * (i + 1) / count));
        }
        return batches;
    }
}
