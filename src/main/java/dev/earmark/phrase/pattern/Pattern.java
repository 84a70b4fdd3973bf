package dev.earmark.phrase.pattern;

import java.util.List;

/**
 * What an author wrote to describe words, as a tree. Written form: words one after the other; {@code (a|b c)} one of;
 * {@code [a]} may be missing; {@code help*} any ending; {@code ...} up to {@value #OPEN_GAP} other words; {@code <3>} up to three
 * other words; {@code {name}} one of the rubric's word lists or a built-in slot such as {@code {number}}.
 */
public sealed interface Pattern {

    /** How many words {@code ...} may skip. */
    int OPEN_GAP = 8;

    /**
     * One word.
     *
     * @param text   lower case
     * @param prefix any ending may follow
     */
    record Literal(String text, boolean prefix) implements Pattern {}

    record Sequence(List<Pattern> parts) implements Pattern {
        public Sequence {
            parts = List.copyOf(parts);
        }
    }

    record OneOf(List<Pattern> choices) implements Pattern {
        public OneOf {
            choices = List.copyOf(choices);
        }
    }

    record Maybe(Pattern part) implements Pattern {}

    /**
     * Other words.
     *
     * @param most words that may stand here, at least 1
     */
    record Gap(int most) implements Pattern {}

    /**
     * Whatever a list or slot holds.
     *
     * @param name of a word list of the rubric, or a built-in {@link Slot}
     */
    record Named(String name) implements Pattern {}
}
