package dev.earmark.scoring;

import dev.earmark.trust.VerdictTrust;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One criterion, judged.
 *
 * @param criterion  id of the criterion
 * @param points     earned, 0 to {@code maxPoints}; 0 when not applicable or unscored (then {@code maxPoints} does not count either)
 * @param maxPoints  the criterion's weight
 * @param confidence 0 to 1: how sure the engine is of this verdict
 * @param engine     what decided; called so where programs read it
 * @param reason     one sentence
 * @param reading    how much of the conversation a language model has read for it; null when none was asked
 * @param standing   how far the verdict may be trusted by what labels have shown; null when nobody has asked
 * @param person     what makes it the verdict of a person; null for the machine's
 */
public record Judgement(
        String criterion, Verdict verdict, double points, double maxPoints, double confidence, VerdictSource engine, String reason,
        List<Evidence> evidence,
        @Nullable Reading reading, @Nullable VerdictTrust standing, @Nullable Person person) {

    /**
     * A person has spoken.
     *
     * @param at      when
     * @param mark    what was wrong with the machine's verdict, as programs read it; null where nobody said
     * @param unfit   why it does not fit any longer what the machine has found since, one sentence; null while it does
     * @param machine what the machine says now
     */
    public record Person(Instant at, @Nullable String mark, @Nullable String unfit, Judgement machine) {}

    /**
     * How much of a conversation a language model has read. A part whose reply could not be used counts as not read.
     *
     * @param parts that a long conversation was read in; 1 for a short one
     * @param turns that were read
     * @param of    all turns that hold words
     */
    public record Reading(int parts, int turns, int of) {
        public boolean whole() {
            return turns == of;
        }
    }

    /** No model was asked, and nobody has asked how far it may be trusted. */
    public Judgement(String criterion, Verdict verdict, double points, double maxPoints, double confidence, VerdictSource engine,
            String reason, List<Evidence> evidence) {
        this(criterion, verdict, points, maxPoints, confidence, engine, reason, evidence, null, null, null);
    }

    /** Of the machine. */
    public Judgement(String criterion, Verdict verdict, double points, double maxPoints, double confidence, VerdictSource engine,
            String reason, List<Evidence> evidence, @Nullable Reading reading, @Nullable VerdictTrust standing) {
        this(criterion, verdict, points, maxPoints, confidence, engine, reason, evidence, reading, standing, null);
    }

    public Judgement {
        evidence = List.copyOf(evidence);
    }

    /** Whether a language model was to decide and could not be asked, so that scoring again later may give another verdict. */
    public boolean degraded() {
        return engine.degraded();
    }

    public Judgement withEngine(VerdictSource other) {
        return new Judgement(criterion, verdict, points, maxPoints, confidence, other, reason, evidence, reading, standing, person);
    }

    public Judgement withReason(String other) {
        return new Judgement(criterion, verdict, points, maxPoints, confidence, engine, other, evidence, reading, standing, person);
    }

    /** @param calibrated confidence, 0 to 1 */
    public Judgement standing(double calibrated, VerdictTrust shown) {
        return new Judgement(criterion, verdict, points, maxPoints, calibrated, engine, reason, evidence, reading, shown, person);
    }
}
