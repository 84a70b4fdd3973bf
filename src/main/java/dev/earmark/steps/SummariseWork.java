package dev.earmark.steps;

import dev.earmark.library.RubricRegister;
import dev.earmark.library.RubricName;
import dev.earmark.events.EventType;
import dev.earmark.pipeline.Pipeline;
import dev.earmark.rubric.Rubric;
import dev.earmark.store.Jobs.Claim;
import dev.earmark.store.Store;
import dev.earmark.summary.Summary;
import java.util.Map;
import java.util.Optional;

/** Sums up what was scored, beside everything else: nothing waits for it, and nothing is the worse for its failing. */
final class SummariseWork implements StepWork {

    private final Store store;
    private final Pipeline pipeline;
    private final RubricRegister rubrics;
    private final Happened happened;

    SummariseWork(Store store, Pipeline pipeline, RubricRegister rubrics, Happened happened) {
        this.store = store;
        this.pipeline = pipeline;
        this.rubrics = rubrics;
        this.happened = happened;
    }

    @Override
    public Outcome of(Claim claim) {
        String id = claim.step().interactionId();
        RubricName name = RubricName.parse(claim.step().rubric());
        Rubric rubric = rubrics.load(name.id(), name.version());
        ScoredBefore before = store.read(tx -> ScoredBefore.of(tx, id, name));
        Optional<Summary> summary = pipeline.summarise(before.found(), rubric);
        return Outcome.of(tx -> keep(tx, claim, name, before, summary));
    }

    private void keep(Store.Tx tx, Claim claim, RubricName name, ScoredBefore before, Optional<Summary> summary) {
        String id = claim.step().interactionId();
        var interaction = Standing.of(tx, id);
        if (!before.stands(tx, id, name)) { // scored again meanwhile: lines for other criteria are missing
            tx.jobs().enqueueBeside(claim.step(), interaction.priority(), tx.nowMs(), claim.beside());
            return;
        }
        Stale.unless(tx.findings().putSummary(id, claim.epoch(), name.id(), name.version(), summary.orElse(null)));
        if (summary.isPresent()) {
            happened.to(tx, interaction, EventType.SUMMARISED, Map.of("rubric", name.toString()));
        }
    }
}
