package dev.earmark.scoring;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one check came to. */
sealed interface Finding {

    List<Evidence> evidence();

    /** 0 to 1. */
    double confidence();

    String engine();

    /** One sentence. */
    String reason();

    /** How much of the conversation a language model has read; null when none was asked. */
    Judgement.@Nullable Reading reading();

    /** It is so, and here is the proof. */
    record Holds(List<Evidence> evidence, double confidence, String engine, String reason, Judgement.@Nullable Reading reading) implements Finding {
        public Holds {
            evidence = List.copyOf(evidence);
        }

        /** No model was asked. */
        Holds(List<Evidence> evidence, double confidence, String engine, String reason) {
            this(evidence, confidence, engine, reason, null);
        }
    }

    /** It is not so: where it should have been, or the words that break the rule. */
    record Fails(List<Evidence> evidence, double confidence, String engine, String reason, Judgement.@Nullable Reading reading) implements Finding {
        public Fails {
            evidence = List.copyOf(evidence);
        }

        /** No model was asked. */
        Fails(List<Evidence> evidence, double confidence, String engine, String reason) {
            this(evidence, confidence, engine, reason, null);
        }
    }

    /** There is nothing to ask here, and this is why. */
    record Inapplicable(List<Evidence> evidence, double confidence, String engine, String reason, Judgement.@Nullable Reading reading) implements Finding {
        public Inapplicable {
            evidence = List.copyOf(evidence);
        }
    }

    /** Nobody can tell. */
    record Open(Verdict.Cause cause, List<Evidence> evidence, String engine, String reason, Judgement.@Nullable Reading reading) implements Finding {
        public Open {
            evidence = List.copyOf(evidence);
        }

        /** No model was asked. */
        Open(Verdict.Cause cause, List<Evidence> evidence, String engine, String reason) {
            this(cause, evidence, engine, reason, null);
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
    record Absent(String engine, String reason) implements Finding {
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
        return evidence().stream().filter(evidence -> evidence.turn() != null).mapToInt(evidence -> evidence.turn() == null ? -1 : evidence.turn()).findFirst().orElse(-1);
    }
}
