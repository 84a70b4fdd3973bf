package dev.earmark.search;

import dev.earmark.phrase.pattern.Pattern;
import dev.earmark.transcript.Speaker;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a turn has to say to be found. A query is a tree that is small and flat enough to be answered: {@code search.query} refuses others
 * with a sentence, and an index may rely on it.
 */
public sealed interface SearchQuery {

    /** Leaves of a query. */
    int MOST_CLAUSES = 64;
    /** Levels of a query. */
    int MOST_LEVELS = 12;

    /** The queries that it is made of; none for a leaf. */
    default List<SearchQuery> parts() {
        return switch (this) {
            case Near near -> List.of(near.left, near.right);
            case And and -> and.parts;
            case Or or -> or.parts;
            case Not not -> List.of(not.part);
            case SaidBy said -> List.of(said.part);
            case During during -> List.of(during.part);
            case Then then -> List.of(then.first, then.next);
            case Words _, Phrase _, Everything _, Meaning _, LikeTurn _ -> List.of();
        };
    }

    /** It and everything that it is made of, itself first. */
    default Stream<SearchQuery> all() {
        return Stream.concat(Stream.of(this), parts().stream().flatMap(SearchQuery::all));
    }

    /** Every turn. For searches by filters alone. */
    record Everything() implements SearchQuery {}

    /**
     * Words as they come to mind: turns that hold many of them, and rare ones, come first; one is enough. Each stands for its other
     * endings, for what the trade says instead of it, for itself spelt a little otherwise where nobody wrote it so, and for what
     * sounds like it where a recogniser wrote.
     *
     * @param text  as it was typed, for its meaning
     * @param words lower case, as package {@code phrase} cuts them; at least 1
     */
    record Words(String text, List<String> words) implements SearchQuery {
        public Words {
            words = List.copyOf(words);
        }
    }

    /**
     * What a rubric's phrase says. Turns of one party that hold words of a match are found, also when a match runs over the end of a turn.
     *
     * @param written as an author wrote it
     * @param pattern of {@code written}
     * @param lists   the word lists that it names
     * @param exact   whether nothing is forgiven: no misheard, mistyped, lost or added word
     */
    record Phrase(String written, Pattern pattern, Map<String, List<Pattern>> lists, boolean exact) implements SearchQuery {
        public Phrase {
            lists = Map.copyOf(lists);
        }
    }

    /** Two things in one turn with few words between, in either order. @param most words between, 0 to 30 */
    record Near(SearchQuery left, SearchQuery right, int most) implements SearchQuery {}

    /** All of it in one turn. @param parts at least 2 */
    record And(List<SearchQuery> parts) implements SearchQuery {
        public And {
            parts = List.copyOf(parts);
        }
    }

    /** Any of it. @param parts at least 2 */
    record Or(List<SearchQuery> parts) implements SearchQuery {
        public Or {
            parts = List.copyOf(parts);
        }
    }

    /** Turns that do not say it. */
    record Not(SearchQuery part) implements SearchQuery {}

    /** Turns of one party only. */
    record SaidBy(Speaker speaker, SearchQuery part) implements SearchQuery {}

    /** Turns of a part of the conversation only. */
    record During(Stretch stretch, SearchQuery part) implements SearchQuery {}

    /** A part of a conversation. */
    sealed interface Stretch {

        /** A tenth of the turns at the beginning, at least 3 and at most 10. */
        record Opening() implements Stretch {}

        /** The same at the end. */
        record Closing() implements Stretch {}

        /** Turns that begin so many seconds after the first word or earlier; none without times. @param seconds above 0 */
        record FirstSeconds(double seconds) implements Stretch {}

        /** Turns that end so many seconds before the last word or later; none without times. @param seconds above 0 */
        record LastSeconds(double seconds) implements Stretch {}
    }

    /**
     * Something, and something else soon after it in the same conversation: turns that say the first are found when one of the next turns
     * says the second, or, with {@code absent}, when none of them does.
     *
     * @param within how many turns after it, of whichever party, 1 to 50; with {@code absent} the conversation may end before
     */
    record Then(SearchQuery first, SearchQuery next, int within, boolean absent) implements SearchQuery {}

    /** Turns that mean something like it, in whatever words, nearest first. @param text not blank */
    record Meaning(String text) implements SearchQuery {}

    /** Turns that mean something like that one, nearest first, without itself. @param turn index of the turn */
    record LikeTurn(String interactionId, int turn) implements SearchQuery {}
}
