package dev.earmark.steps;

import dev.earmark.library.RubricRegister;
import dev.earmark.library.RubricName;
import dev.earmark.events.EventType;
import dev.earmark.interaction.Interaction;
import dev.earmark.interaction.Progress;
import dev.earmark.interaction.Stage;
import dev.earmark.pipeline.StageFinding;
import dev.earmark.pipeline.Pipeline;
import dev.earmark.store.Findings.Counted;
import dev.earmark.store.Findings.Heard;
import dev.earmark.store.Jobs;
import dev.earmark.store.Jobs.Claim;
import dev.earmark.store.Store;
import java.util.Map;

/** Counts what can be counted, and decides which rubric comes next. */
final class MeasureWork implements StepWork {

    private final Store store;
    private final Pipeline pipeline;
    private final RubricRegister rubrics;
    private final Happened happened;

    MeasureWork(Store store, Pipeline pipeline, RubricRegister rubrics, Happened happened) {
        this.store = store;
        this.pipeline = pipeline;
        this.rubrics = rubrics;
        this.happened = happened;
    }

    private record Known(Interaction interaction, Heard heard) {}

    @Override
    public Outcome of(Claim claim) {
        String id = claim.step().interactionId();
        Known known = store.read(tx -> new Known(Standing.of(tx, id), tx.findings().heard(id).orElseThrow(Stale::new)));
        Heard heard = known.heard();
        RubricName rubric = RubricName.of(rubrics.chosen(known.interaction()));
        StageFinding.Measured found =
                pipeline.measure(new StageFinding.Transcribed(known.interaction().facts(), heard.transcript(), heard.loudness()),
                        Progress.SILENT);
        return Outcome.of(tx -> keep(tx, claim, new Counted(found.measures(), found.sentiment()), rubric));
    }

    private void keep(Store.Tx tx, Claim claim, Counted counted, RubricName rubric) {
        String id = claim.step().interactionId();
        Stale.unless(tx.findings().putCounted(id, claim.epoch(), counted));
        Interaction interaction = Standing.of(tx, id);
        tx.jobs().enqueue(new Jobs.Step(id, Jobs.Kind.SCORE, rubric.toString()), interaction.priority(), tx.nowMs());
        Standing.reached(tx, id, Stage.MEASURED, null);
        happened.to(tx, interaction, EventType.MEASURED, Map.of());
    }
}
