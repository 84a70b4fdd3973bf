package dev.earmark.phrase.match;

import dev.earmark.phrase.sound.Ear;

/** How much a match may cost, relative to the weight of the pattern's words. */
public final class Tolerance {

    /** Up to which spoken words still count: one small word in five may be lost, or one word a sound-alike. */
    public static final double SPOKEN = 0.2;
    /** The same for typed words: one typing mistake. */
    public static final double TYPED = 0.15;
    /** Up to which something counts as the nearest thing said. */
    public static final double NEAR = 0.4;

    /** What a word costs that stands between those of a pattern; as much as one of its small words that was lost. */
    public static final double ADDED_WORD = 0.5;

    private Tolerance() {}

    /** What counts as said in a conversation that is heard like this. */
    public static double of(Ear ear) {
        return ear.spoken() ? SPOKEN : TYPED;
    }
}
