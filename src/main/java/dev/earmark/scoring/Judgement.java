package dev.earmark.scoring;

import java.util.List;

/**
 * One criterion, judged.
 *
 * @param criterion  id of the criterion
 * @param points     earned, 0 to {@code maxPoints}; 0 when not applicable or unscored (then {@code maxPoints} does not count either)
 * @param maxPoints  the criterion's weight
 * @param confidence 0 to 1: how sure the engine is of this verdict
 * @param engine     what decided: {@code phrase}, {@code examples}, {@code measured}, joined by {@code +} when several did; {@code none} when unscored for want of a judge;
 *                   a language model with its id and prompt; {@code degraded} at the end when the model that was to decide could not be asked
 * @param reason     one sentence
 */
public record Judgement(
        String criterion, Verdict verdict, double points, double maxPoints, double confidence, String engine, String reason, List<Evidence> evidence) {

    /** How the engine ends when the one that was to decide could not be asked. */
    static final String DEGRADED = "+degraded";

    public Judgement {
        evidence = List.copyOf(evidence);
    }

    /** Whether a language model was to decide and could not be asked, so that scoring again later may give another verdict. */
    public boolean degraded() {
        return engine.endsWith(DEGRADED);
    }

    Judgement withReason(String other) {
        return new Judgement(criterion, verdict, points, maxPoints, confidence, engine, other, evidence);
    }
}
