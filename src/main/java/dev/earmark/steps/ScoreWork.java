package dev.earmark.steps;

import dev.earmark.library.RubricRegister;
import dev.earmark.library.RubricName;
import dev.earmark.events.EventType;
import dev.earmark.interaction.Interaction;
import dev.earmark.interaction.Priority;
import dev.earmark.interaction.Stage;
import dev.earmark.pipeline.Pipeline;
import dev.earmark.rubric.Rubric;
import dev.earmark.scoring.Scorecard;
import dev.earmark.store.Findings.ScoreLine;
import dev.earmark.store.Findings;
import dev.earmark.store.Jobs.Claim;
import dev.earmark.store.Jobs;
import dev.earmark.store.Store;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Scores by exactly one version of a rubric. */
final class ScoreWork implements StepWork {

    private final Store store;
    private final Pipeline pipeline;
    private final RubricRegister rubrics;
    private final Happened happened;
    private final Repeats repeats;

    ScoreWork(Store store, Pipeline pipeline, RubricRegister rubrics, Happened happened, Repeats repeats) {
        this.repeats = repeats;
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
        Scorecard card = pipeline.score(known.measured(), rubric, rubrics.calibrations().of(rubric)).scorecard();
        Optional<Duration> again = card.degraded() == 0 ? Optional.empty() : repeats.before(claim.beside() + 1, pipeline.modelPause());
        return new Outcome(tx -> keep(tx, claim, name, card, again), 0, card.degraded());
    }

    /** @param again after how long it is to be scored again; empty when it is not */
    private void keep(Store.Tx tx, Claim claim, RubricName name, Scorecard card, Optional<Duration> again) {
        String id = claim.step().interactionId();
        boolean current = current(tx.findings(), id, name);
        Optional<Instant> at = again.map(wait -> later(tx, claim, wait));
        if (noBetter(tx.findings(), claim, name, card, current)) {
            Standing.settle(tx, id);
            return;
        }
        Stale.unless(tx.findings().putScorecard(id, claim.epoch(), card, current, happened.clock().instant()));
        Interaction interaction = Standing.of(tx, id);
        tx.jobs().enqueue(new Jobs.Step(id, Jobs.Kind.MARK, name.toString()), interaction.priority(), tx.nowMs());
        Standing.reached(tx, id, current ? Stage.SCORED : interaction.stage(), null);
        happened.to(tx, interaction, EventType.SCORED, detail(name, card, current, at));
    }

    private static Instant later(Store.Tx tx, Claim claim, Duration wait) {
        long at = tx.nowMs() + wait.toMillis();
        tx.jobs().enqueueBeside(claim.step(), Priority.BULK, at, claim.beside() + 1);
        return Instant.ofEpochMilli(at);
    }

    /** Whether a scoring that was to mend a scorecard has mended nothing: then nobody need hear of it. */
    private static boolean noBetter(Findings findings, Claim claim, RubricName name, Scorecard card, boolean current) {
        if (claim.beside() == 0 || card.degraded() == 0) {
            return false;
        }
        String id = claim.step().interactionId();
        int before = findings.degraded(id, name.id(), name.version()).map(Findings.Degraded::verdicts).orElse(0);
        return card.degraded() >= before && before > 0 && (!current || shown(findings, id).anyMatch(line -> name.equals(name(line))));
    }

    private static Stream<ScoreLine> shown(Findings findings, String id) {
        return findings.scorecards(id).stream().filter(ScoreLine::current);
    }

    private static RubricName name(ScoreLine line) {
        return new RubricName(line.rubricId(), line.rubricVersion());
    }

    /** What somebody asked for, else the first one and whatever takes its place. */
    private static boolean current(Findings findings, String id, RubricName name) {
        List<ScoreLine> shown = shown(findings, id).toList();
        return shown.isEmpty()
                || findings.preferred(id).map(wanted -> wanted.equals(name.toString())).orElse(false)
                || shown.stream().anyMatch(line -> name.equals(name(line)));
    }

    private static Map<String, String> detail(RubricName name, Scorecard card, boolean current, Optional<Instant> again) {
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
        if (card.degraded() > 0) {
            detail.put("degraded", String.valueOf(card.degraded()));
        }
        again.ifPresent(at -> detail.put("rescoreAt", at.toString()));
        return detail;
    }
}
