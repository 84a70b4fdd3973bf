package dev.earmark.scoring;

/** Whether one heard word can be one word of a pattern. */
@FunctionalInterface
interface WordTest {

    /** The cost of a word that cannot be. */
    double NEVER = Double.POSITIVE_INFINITY;

    /** 0 when it certainly is, up to 1 for the faintest likeness, {@link #NEVER} when it is not. */
    double cost(String word, Token token, Ear ear);
}
