package dev.earmark.steps;

import dev.earmark.interaction.Interaction;
import dev.earmark.steps.StepPlan.Row;
import dev.earmark.store.Findings.Heard;
import dev.earmark.store.Jobs;
import dev.earmark.store.Store;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where an interaction that was just kept enters the plan: at its beginning, or behind the step that listens when its words are there
 * already.
 */
public final class Entrance {

    private final StepPlan plan;

    public Entrance(StepPlan plan) {
        this.plan = plan;
    }

    /** Within the transaction that keeps the interaction. @param heard what was said; null for a recording */
    public void enter(Store.Tx tx, Interaction interaction, @Nullable Heard heard) {
        if (heard != null && !tx.findings().putHeard(interaction.id(), 0, heard)) {
            throw new IllegalStateException("a new interaction has words already");
        }
        List<? extends Row<?>> due = heard == null ? List.of(plan.first()) : plan.after(TranscribeStep.HEARD.step());
        for (Row<?> row : due) {
            Jobs.Step step = new Jobs.Step(interaction.id(), row.name(), "");
            if (row.foreground()) {
                tx.jobs().enqueue(step, interaction.priority(), tx.nowMs());
            } else {
                tx.jobs().enqueueInBackground(step, interaction.priority(), tx.nowMs(), 1);
            }
        }
    }
}
