package dev.earmark.jobs;

import dev.earmark.events.EventType;
import dev.earmark.interaction.Interaction;
import dev.earmark.interaction.Progress;
import dev.earmark.interaction.Stage;
import dev.earmark.pipeline.Pipeline;
import dev.earmark.rubric.Rubric;
import dev.earmark.scoring.Scorecard;
import dev.earmark.store.Findings;
import dev.earmark.store.Findings.ScoreLine;
import dev.earmark.store.Jobs;
import dev.earmark.store.Jobs.Claim;
import dev.earmark.store.Store;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Scores by exactly one version of a rubric. */
final class ScoreWork implements StepWork {

    private final Store store;
    private final Pipeline pipeline;
    private final RubricRegister rubrics;
    private final Happened happened;

    ScoreWork(Store store, Pipeline pipeline, RubricRegister rubrics, Happened happened) {
        this.store = store;
        this.pipeline = pipeline;
        this.rubrics = rubrics;
        this.happened = happened;
    }

    @Override
    public Outcome of(Claim claim) {
        RubricName name = RubricName.parse(claim.step().rubric());
        Rubric rubric = rubrics.load(name.id(), name.version());
        Scoreable known = store.read(tx -> Scoreable.of(tx, claim.step().interactionId()));
        Scorecard card = pipeline.score(known.measured(), rubric, Progress.SILENT).scorecard();
        return new Outcome(tx -> keep(tx, claim, name, card), 0);
    }

    private void keep(Store.Tx tx, Claim claim, RubricName name, Scorecard card) {
        String id = claim.step().interactionId();
        boolean current = current(tx.findings(), id, name);
        Stale.unless(tx.findings().putScorecard(id, claim.epoch(), card, current, happened.clock().instant()));
        Interaction interaction = Standing.of(tx, id);
        tx.jobs().enqueue(new Jobs.Step(id, Jobs.Kind.MARK, name.toString()), interaction.priority(), tx.nowMs());
        Standing.reached(tx, id, current ? Stage.SCORED : interaction.stage(), null);
        happened.to(tx, interaction, EventType.SCORED, detail(name, card, current));
    }

    /** What somebody asked for, else the first one and whatever takes its place. */
    private static boolean current(Findings findings, String id, RubricName name) {
        List<ScoreLine> shown = findings.scorecards(id).stream().filter(ScoreLine::current).toList();
        return shown.isEmpty()
                || findings.preferred(id).map(wanted -> wanted.equals(name.toString())).orElse(false)
                || shown.stream().anyMatch(line -> line.rubricId().equals(name.id()) && line.rubricVersion() == name.version());
    }

    private static Map<String, String> detail(RubricName name, Scorecard card, boolean current) {
        Map<String, String> detail = new LinkedHashMap<>();
        detail.put("rubric", name.toString());
        detail.put("current", String.valueOf(current));
        Double percent = card.percent();
        if (percent != null) {
            detail.put("percent", BigDecimal.valueOf(percent).setScale(2, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString());
        }
        Boolean passed = card.passed();
        if (passed != null) {
            detail.put("passed", passed.toString());
        }
        return detail;
    }
}
