package dev.earmark.scoring;

import java.util.List;

/**
 * One criterion, judged.
 *
 * @param criterion  id of the criterion
 * @param points     earned, 0 to {@code maxPoints}; 0 when not applicable or unscored (then {@code maxPoints} does not count either)
 * @param maxPoints  the criterion's weight
 * @param confidence 0 to 1: how sure the engine is of this verdict
 * @param engine     what decided: {@code phrase}, {@code examples}, {@code measured}, joined by {@code +} when several did; {@code none} when unscored for want of a judge
 * @param reason     one sentence
 */
public record Judgement(
        String criterion, Verdict verdict, double points, double maxPoints, double confidence, String engine, String reason, List<Evidence> evidence) {

    public Judgement {
        evidence = List.copyOf(evidence);
    }

    Judgement withReason(String other) {
        return new Judgement(criterion, verdict, points, maxPoints, confidence, engine, other, evidence);
    }
}
