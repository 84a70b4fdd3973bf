package dev.earmark.scoring.check;

import dev.earmark.scoring.Evidence;
import dev.earmark.scoring.Judgement;
import dev.earmark.scoring.Verdict;
import dev.earmark.scoring.VerdictSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one check came to. */
public sealed interface Finding {

    List<Evidence> evidence();

    /** 0 to 1. */
    double confidence();

    VerdictSource source();

    /** One sentence. */
    String reason();

    /** How much of the conversation a language model has read; null when none was asked. */
    Judgement.@Nullable Reading reading();

    /** It is so, and here is the proof. */
    record Holds(List<Evidence> evidence, double confidence, VerdictSource source, String reason, Judgement.@Nullable Reading reading)
            implements Finding {
        public Holds {
            evidence = List.copyOf(evidence);
        }

        /** No model was asked. */
        public Holds(List<Evidence> evidence, double confidence, VerdictSource source, String reason) {
            this(evidence, confidence, source, reason, null);
        }
    }

    /** It is not so: where it should have been, or the words that break the rule. */
    record Fails(List<Evidence> evidence, double confidence, VerdictSource source, String reason, Judgement.@Nullable Reading reading)
            implements Finding {
        public Fails {
            evidence = List.copyOf(evidence);
        }

        /** No model was asked. */
        public Fails(List<Evidence> evidence, double confidence, VerdictSource source, String reason) {
            this(evidence, confidence, source, reason, null);
        }
    }

    /** There is nothing to ask here, and this is why. */
    record Inapplicable(List<Evidence> evidence, double confidence, VerdictSource source, String reason,
            Judgement.@Nullable Reading reading) implements Finding {
        public Inapplicable {
            evidence = List.copyOf(evidence);
        }
    }

    /** Nobody can tell. */
    record Open(Verdict.Cause cause, List<Evidence> evidence, VerdictSource source, String reason, Judgement.@Nullable Reading reading)
            implements Finding {
        public Open {
            evidence = List.copyOf(evidence);
        }

        /** No model was asked. */
        public Open(Verdict.Cause cause, List<Evidence> evidence, VerdictSource source, String reason) {
            this(cause, evidence, source, reason, null);
        }

        @Override
        public double confidence() {
            return 0;
        }
    }

    /** Whether the language model that was to decide could not be asked. */
    default boolean unasked() {
        return this instanceof Open(Verdict.Cause cause, _, _, _, _) && cause == Verdict.Cause.JUDGE_UNAVAILABLE;
    }

    /** The conversation has no place to look at, such as a wait; whatever else is asked for decides without it. */
    record Absent(VerdictSource source, String reason) implements Finding {
        @Override
        public List<Evidence> evidence() {
            return List.of();
        }

        @Override
        public double confidence() {
            return 1;
        }

        @Override
        public Judgement.@Nullable Reading reading() {
            return null;
        }
    }

    /** The turn of the first proof, −1 when there is none. */
    default int firstTurn() {
        return evidence().stream().filter(evidence -> evidence.turn() != null)
                .mapToInt(evidence -> evidence.turn() == null ? -1 : evidence.turn()).findFirst().orElse(-1);
    }
}
