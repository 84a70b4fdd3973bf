package dev.earmark.search.line;

import java.util.List;

/** What a run must hold where a phrase matches. A run that holds it need not match; one that does not hold it cannot. */
public sealed interface WordNeed {

    /** Nothing that an index knows of. */
    record Nothing() implements WordNeed {}

    /**
     * A word, or another that may be taken for it.
     *
     * @param literal lower case
     * @param prefix  whether any ending may follow
     * @param most    what taking another for it may cost; 0 for the word itself only
     */
    record Heard(String literal, boolean prefix, double most) implements WordNeed {}

    /** One certain term. */
    record Term(String term) implements WordNeed {}

    /** All of it, in this order. @param parts at least 2 */
    record InOrder(List<WordNeed> parts) implements WordNeed {
        public InOrder {
            parts = List.copyOf(parts);
        }
    }

    /** Some of it, in any order. @param least 1 to the number of parts */
    record AtLeast(int least, List<WordNeed> parts) implements WordNeed {
        public AtLeast {
            parts = List.copyOf(parts);
        }
    }

    /** All of a part within so many words, not counting sounds that say nothing. @param most words, 1 or more */
    record Within(int most, WordNeed part) implements WordNeed {}

    /** One of several. @param choices at least 2 */
    record Either(List<WordNeed> choices) implements WordNeed {
        public Either {
            choices = List.copyOf(choices);
        }
    }
}
