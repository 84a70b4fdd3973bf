package dev.earmark.rubric;

import dev.earmark.measure.MeasureName;
import dev.earmark.phrase.pattern.Pattern;
import dev.earmark.redaction.PrivateKind;
import dev.earmark.search.SearchQuery;
import dev.earmark.transcript.Speaker;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How a criterion is decided. Checks combine by all, any and not. */
public sealed interface Check {

    /**
     * One of the patterns is said.
     *
     * @param written the patterns as the author wrote them, in the same order
     */
    record Phrase(List<Pattern> patterns, List<String> written, Speaker from, Window within) implements Check {
        public Phrase {
            patterns = List.copyOf(patterns);
            written = List.copyOf(written);
        }
    }

    /**
     * Something of like meaning is said.
     *
     * @param count      sentences that count, at least 3
     * @param doNotCount sentences that come near and do not count
     * @param atLeast    probability from which a sentence counts, 0 to 1
     */
    record Examples(List<String> count, List<String> doNotCount, Speaker from, Window within, double atLeast) implements Check {
        public Examples {
            count = List.copyOf(count);
            doNotCount = List.copyOf(doNotCount);
        }
    }

    /**
     * A search finds a turn. What it finds hangs on this conversation alone.
     *
     * @param written as it is typed
     * @param from    whose words are meant where the search does not say
     */
    record Search(SearchQuery query, String written, Speaker from) implements Check {

        /** The party that it asks for; {@link #from} where it asks for none, or for several. */
        public Speaker speaker() {
            SearchQuery part = query;
            while (part instanceof SearchQuery.During || part instanceof SearchQuery.Then) {
                part = part.parts().getFirst();
            }
            return part instanceof SearchQuery.SaidBy said ? said.speaker() : from;
        }
    }

    /** A measure lies within bounds, both inclusive; at least one bound is given. */
    record Measured(MeasureName measure, @Nullable Double atLeast, @Nullable Double atMost) implements Check {}

    /**
     * Something private was said and removed, such as the number of a card; it holds where that is as expected.
     *
     * @param kinds    of which one is enough, at least 1
     * @param expected whether it is to be there
     */
    record PrivateWords(List<PrivateKind> kinds, When when, boolean expected) implements Check {

        public PrivateWords {
            kinds = List.copyOf(kinds);
        }

        /** Where in the conversation, by when the recorder was paused. */
        public enum When {
            ANYWHERE,
            BEFORE_PAUSE,
            AFTER_PAUSE
        }
    }

    /** One party says back, later, something that the other party said: the same number, day, name or word. */
    record Echo(Speaker of, Speaker by, List<Pattern> what, List<String> written) implements Check {
        public Echo {
            what = List.copyOf(what);
            written = List.copyOf(written);
        }
    }

    /**
     * A language model decides by these rules.
     *
     * @param definition        what the question means; null when it says it all
     * @param metWhen           when the answer is yes
     * @param notMetWhen        when the answer is no
     * @param notApplicableWhen when there is nothing to ask; without it the model may not say so
     * @param evidenceFrom      whose words may prove a yes
     * @param anchors           examples with their answers
     * @param quantifier        how the parts of a long conversation make one answer
     * @param critical          whether it is asked three times, and a person decides unless the answers are the same
     */
    record Judged(
            String question,
            @Nullable String definition,
            List<String> metWhen,
            List<String> notMetWhen,
            List<String> notApplicableWhen,
            Set<Speaker> evidenceFrom,
            List<Anchor> anchors,
            Quantifier quantifier,
            boolean critical)
            implements Check {

        public Judged {
            metWhen = List.copyOf(metWhen);
            notMetWhen = List.copyOf(notMetWhen);
            notApplicableWhen = List.copyOf(notApplicableWhen);
            evidenceFrom = Set.copyOf(evidenceFrom);
            anchors = List.copyOf(anchors);
        }

        /** The question alone; the agent's words decide. */
        public Judged(String question) {
            this(question, null, List.of(), List.of(), List.of(), Set.of(Speaker.AGENT), List.of(), Quantifier.EXISTS, false);
        }

        /** Everything that the author wrote, the question first. */
        public Stream<String> texts() {
            Stream<String> rules = Stream.of(metWhen, notMetWhen, notApplicableWhen).flatMap(List::stream);
            return Stream.of(Stream.of(question), Stream.ofNullable(definition), rules, anchors.stream().map(Anchor::words))
                    .flatMap(texts -> texts);
        }
    }

    /** An example for a model: these words, by themselves, mean yes or no. */
    record Anchor(String words, boolean met) {}

    /** When a question about a whole conversation is answered with yes. */
    enum Quantifier {
        /** It happens at least once. */
        EXISTS,
        /** It holds throughout. */
        ALWAYS,
        /** What was said last about it counts. */
        LAST,
        /** It happens in the last quarter. */
        NEAR_THE_END
    }

    record All(List<Check> checks) implements Check {
        public All {
            checks = List.copyOf(checks);
        }
    }

    record Any(List<Check> checks) implements Check {
        public Any {
            checks = List.copyOf(checks);
        }
    }

    record Not(Check check) implements Check {}
}
