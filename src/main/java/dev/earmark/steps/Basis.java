package dev.earmark.steps;

import dev.earmark.interaction.Interaction;
import dev.earmark.steps.StepPlan.Row;
import dev.earmark.store.Jobs.Claim;
import dev.earmark.store.Store;
import java.util.HashMap;
import java.util.Map;

/**
 * What a step from the queue rests on.
 *
 * @param rubric that the step goes by; empty for none
 * @param epochs of the findings that it needs; another one means that it was found anew
 */
record Basis(Interaction interaction, StepInput known, String rubric, Map<StepFinding<?>, Long> epochs) {

    /** @throws Stale when the interaction, or what the step needs, is gone */
    static Basis of(Store.Tx tx, Claim claim, Row<?> row) {
        Interaction interaction = InteractionStatus.of(tx, claim.step().interactionId());
        String rubric = claim.step().rubric();
        StepInput known = StepInput.of(interaction.facts());
        Map<StepFinding<?>, Long> epochs = new HashMap<>();
        for (StepFinding<?> need : row.needs()) {
            known = read(tx, interaction.id(), rubric, need, known);
            epochs.put(need, epoch(tx, interaction.id(), rubric, need));
        }
        if (tx.retention().gone(interaction.id()).words() != null) {
            throw new Stale(); // there is nothing to be found in it any longer
        }
        return new Basis(interaction, known, rubric, Map.copyOf(epochs));
    }

    private static <T> StepInput read(Store.Tx tx, String id, String rubric, StepFinding<T> need, StepInput known) {
        return known.with(need, tx.findings().get(id, need.step(), need.scope(rubric), need.type()).orElseThrow(Stale::new));
    }

    private static long epoch(Store.Tx tx, String id, String rubric, StepFinding<?> need) {
        return tx.findings().epoch(id, need.step(), need.scope(rubric));
    }

    /** Whether everything is still what was read. */
    boolean stands(Store.Tx tx) {
        return epochs.entrySet().stream().allMatch(one -> epoch(tx, interaction.id(), rubric, one.getKey()) == one.getValue());
    }
}
