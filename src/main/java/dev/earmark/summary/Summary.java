package dev.earmark.summary;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.earmark.scoring.Evidence;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An interaction in a few sentences of a language model.
 *
 * @param engine           the model with its id, and the prompt
 * @param sentences        in the order in which things happened
 * @param reasonForContact null when no words tell it
 * @param outcome          null when no words tell it
 * @param followUps        what somebody promised to do later
 * @param betterLines      for criteria that were not met, heaviest first
 * @param dropped          how much of what the model wrote is not shown, by reason
 */
public record Summary(
        String engine, List<Sentence> sentences, @Nullable Sentence reasonForContact, @Nullable Outcome outcome, List<Sentence> followUps,
        List<BetterLine> betterLines, @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<DropReason, Integer> dropped) {

    /** @param dropped null in what was kept before it was counted */
    @JsonCreator
    public Summary(String engine, List<Sentence> sentences, @Nullable Sentence reasonForContact, @Nullable Outcome outcome,
            List<Sentence> followUps, List<BetterLine> betterLines, @Nullable Map<DropReason, Integer> dropped) {
        this.engine = engine;
        this.sentences = List.copyOf(sentences);
        this.reasonForContact = reasonForContact;
        this.outcome = outcome;
        this.followUps = List.copyOf(followUps);
        this.betterLines = List.copyOf(betterLines);
        this.dropped = dropped == null ? Map.of() : Map.copyOf(dropped);
    }

    /** Of which nothing was dropped. */
    public Summary(String engine, List<Sentence> sentences, @Nullable Sentence reasonForContact, @Nullable Outcome outcome,
            List<Sentence> followUps, List<BetterLine> betterLines) {
        this(engine, sentences, reasonForContact, outcome, followUps, betterLines, Map.of());
    }

    /** @param evidence the words that the sentence rests on; never without a quote */
    public record Sentence(String text, Evidence evidence) {}

    /** How it ended, and the words that tell it. */
    public record Outcome(Ending ending, Sentence because) {}

    /** What an agent could have said. */
    public record BetterLine(String criterion, String line) {}

    /** How an interaction ends. */
    public enum Ending {
        RESOLVED("resolved"),
        UNRESOLVED("unresolved"),
        /** Something is still to happen. */
        FOLLOW_UP("follow_up");

        private final String label;

        Ending(String label) {
            this.label = label;
        }

        @JsonValue
        public String label() {
            return label;
        }
    }

    boolean isEmpty() {
        return sentences.isEmpty() && reasonForContact == null && outcome == null && followUps.isEmpty() && betterLines.isEmpty();
    }
}
