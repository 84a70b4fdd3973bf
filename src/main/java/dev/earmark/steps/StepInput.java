package dev.earmark.steps;

import dev.earmark.interaction.Facts;
import dev.earmark.interaction.Recording;
import dev.earmark.rubric.Rubric;
import dev.earmark.steps.StepFinding;
import dev.earmark.steps.StepInput;
import dev.earmark.trust.Calibration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one interaction when a step begins, whether it was read from the store or found a moment ago in memory. A value: knowing
 * more makes another one.
 *
 * @param facts       what was said about it when it came in
 * @param recording   its sound; null for what was typed, and for steps that do not listen
 * @param source      the name by which people know the recording; null when its file has it
 * @param rubric      that it is judged by; null before one is chosen
 * @param calibration what labels have shown of the rubric
 * @param findings    what earlier steps found
 */
public record StepInput(
        Facts facts, @Nullable Recording recording, @Nullable String source, @Nullable Rubric rubric, Optional<Calibration> calibration,
        Map<StepFinding<?>, Object> findings) {

    public StepInput {
        findings = Map.copyOf(findings);
    }

    public static StepInput of(Facts facts) {
        return new StepInput(facts, null, null, null, Optional.empty(), Map.of());
    }

    /** @param name by which people know the recording; null when its file has it */
    public StepInput with(Recording sound, @Nullable String name) {
        return new StepInput(facts, sound, name, rubric, calibration, findings);
    }

    public StepInput judgedBy(Rubric chosen, Optional<Calibration> shown) {
        return new StepInput(facts, recording, source, chosen, shown, findings);
    }

    /** And this, in the place of what was found before under the same name. */
    public <T> StepInput with(StepFinding<T> finding, T found) {
        Map<StepFinding<?>, Object> more = new HashMap<>(findings);
        more.put(finding, found);
        return new StepInput(facts, recording, source, rubric, calibration, more);
    }

    /** @return empty when that step has not been done, and when it found nothing */
    public <T> Optional<T> maybe(StepFinding<T> finding) {
        return Optional.ofNullable(findings.get(finding)).map(finding.type()::cast);
    }

    /** What a step needs by its row in the plan. */
    public <T> T of(StepFinding<T> finding) {
        return maybe(finding).orElseThrow(() -> new IllegalStateException("nothing is known of " + finding.step()
                + ", which the plan must name as needed"));
    }

    /** For steps that go by a rubric. */
    public Rubric judgingRubric() {
        if (rubric == null) {
            throw new IllegalStateException("no rubric has been chosen before a step that goes by one");
        }
        return rubric;
    }

    /** For steps that listen. */
    public Recording sound() {
        if (recording == null) {
            throw new IllegalStateException("there is no sound to be heard");
        }
        return recording;
    }
}
