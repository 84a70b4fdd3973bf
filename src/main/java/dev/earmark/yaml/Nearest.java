package dev.earmark.yaml;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Finds what somebody probably meant. */
public final class Nearest {

    private static final LevenshteinDistance DISTANCE = LevenshteinDistance.getDefaultInstance();

    private Nearest() {}

    /** The candidate with the fewest edits (Levenshtein 1965) from {@code word}, when at most a third of its letters differ. */
    public static Optional<String> to(String word, Collection<String> candidates) {
        return candidates.stream()
                .filter(candidate -> edits(word, candidate) <= Math.max(1, Math.max(word.length(), candidate.length()) / 3))
                .min(Comparator.comparingInt(candidate -> edits(word, candidate)));
    }

    /** Least number of letters to insert, delete or replace. */
    public static int edits(String left, String right) {
        return DISTANCE.apply(left, right);
    }
}
