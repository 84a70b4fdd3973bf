package dev.earmark.phrase.match;

import java.util.Set;

/** How much a word of a pattern weighs: what is lost when it is. */
public final class WordWeight {

    /** Of a word without which a match says less. */
    public static final double FULL = 1;
    /** Of a word that is said all the time. */
    public static final double SMALL = 0.5;
    private static final Set<String> SMALL_WORDS = Set.of(
            "a", "an", "the", "i", "you", "he", "she", "it", "we", "they", "me", "us", "my", "your", "our", "is", "am", "are", "was", "be",
            "do", "does", "did", "have", "has", "had", "will", "would", "can", "could", "may", "to", "of", "in", "on", "at", "for", "with",
            "and", "or", "that", "this", "there", "how", "what", "so", "just");

    private WordWeight() {}

    public static double of(String word) {
        return SMALL_WORDS.contains(word) ? SMALL : FULL;
    }
}
