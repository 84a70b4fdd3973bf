package dev.earmark.steps;

import dev.earmark.store.StepName;

/**
 * What one step finds: under which name it is kept, and as what it is read again.
 *
 * @param type      that JSON can hold without loss
 * @param perRubric whether there is one for each version of a rubric that the interaction is scored by, else one for each interaction
 */
public record StepFinding<T>(StepName step, Class<T> type, boolean perRubric) {

    public static <T> StepFinding<T> ofInteraction(StepName step, Class<T> type) {
        return new StepFinding<>(step, type, false);
    }

    public static <T> StepFinding<T> ofRubric(StepName step, Class<T> type) {
        return new StepFinding<>(step, type, true);
    }

    /** Under which rubric it is kept. @param rubric {@code id@version} that the step goes by; empty for none */
    String scope(String rubric) {
        return perRubric ? rubric : "";
    }
}
