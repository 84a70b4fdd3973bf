package dev.earmark.steps;

import dev.earmark.library.RubricRegister;
import dev.earmark.library.RubricName;
import dev.earmark.events.EventType;
import dev.earmark.interaction.Interaction;
import dev.earmark.interaction.Stage;
import dev.earmark.moments.Moment;
import dev.earmark.pipeline.Pipeline;
import dev.earmark.rubric.Rubric;
import dev.earmark.store.Findings.ScoreLine;
import dev.earmark.store.Jobs;
import dev.earmark.store.Jobs.Claim;
import dev.earmark.store.Store;
import dev.earmark.transcript.TimeSpan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Marks the moments of one scorecard: the last step. */
final class MarkWork implements StepWork {

    private final Store store;
    private final Pipeline pipeline;
    private final RubricRegister rubrics;
    private final Happened happened;

    MarkWork(Store store, Pipeline pipeline, RubricRegister rubrics, Happened happened) {
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
        List<Moment> moments = pipeline.mark(before.found(), rubric).moments();
        return Outcome.of(tx -> keep(tx, claim, name, before, moments));
    }

    private void keep(Store.Tx tx, Claim claim, RubricName name, ScoredBefore before, List<Moment> moments) {
        String id = claim.step().interactionId();
        if (!before.stands(tx, id, name)) { // scored again meanwhile: these are moments of what is gone
            tx.jobs().enqueue(claim.step(), Standing.of(tx, id).priority(), tx.nowMs());
            return;
        }
        Stale.unless(tx.findings().putMoments(id, claim.epoch(), name.id(), name.version(), moments));
        Interaction interaction = Standing.of(tx, id);
        boolean current = tx.findings().scorecards(id).stream().filter(ScoreLine::current)
                .anyMatch(line -> line.rubricId().equals(name.id()) && line.rubricVersion() == name.version());
        Standing.reached(tx, id, current ? Stage.MARKED : interaction.stage(), null);
        if (pipeline.summarises()) {
            tx.jobs().enqueueBeside(new Jobs.Step(id, Jobs.Kind.SUMMARISE, name.toString()), interaction.priority(), tx.nowMs(), 1);
        }
        moments.forEach(moment -> happened.to(tx, interaction, EventType.MOMENT, detail(name, moment)));
        happened.to(tx, interaction, EventType.MARKED, Map.of("rubric", name.toString(), "moments", String.valueOf(moments.size())));
    }

    /** Where and of what kind, never its words. */
    private static Map<String, String> detail(RubricName name, Moment moment) {
        Map<String, String> detail = new LinkedHashMap<>();
        detail.put("rubric", name.toString());
        detail.put("kind", moment.kind());
        detail.put("tone", moment.tone().label());
        Integer turn = moment.turn();
        if (turn != null) {
            detail.put("turn", turn.toString());
        }
        TimeSpan time = moment.time();
        if (time != null) {
            detail.put("startMs", String.valueOf(time.startMs()));
            detail.put("endMs", String.valueOf(time.endMs()));
        }
        return detail;
    }
}
