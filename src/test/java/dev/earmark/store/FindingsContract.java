package dev.earmark.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.interaction.Priority;
import dev.earmark.measure.Loudness;
import dev.earmark.results.Result;
import dev.earmark.scoring.Judgement;
import dev.earmark.scoring.Scorecard;
import dev.earmark.scoring.VerdictSource;
import dev.earmark.store.Findings.Counted;
import dev.earmark.store.Findings.Heard;
import dev.earmark.store.Findings.ScoreLine;
import dev.earmark.summary.Summary;
import dev.earmark.testing.SampleResults;
import dev.earmark.transcript.Speaker;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

interface FindingsContract extends UsesStore {

    Instant EARLY = Instant.parse("2026-03-02T12:00:00Z");
    Instant LATE = EARLY.plusSeconds(60);

    private boolean put(String id, long epoch, Scorecard card, boolean current, Instant at) {
        return store().write(tx -> tx.findings().putScorecard(id, epoch, card, current, at));
    }

    @Test
    default void allFindingsOfACallComeBackEqual() {
        Result result = SampleResults.billingCall();
        Heard heard = new Heard(result.transcript(), Map.of(Speaker.AGENT, new Loudness(-21.25, -3)));
        Counted counted = new Counted(result.measures(), result.sentiment());
        String id = kept("agent-1").id();

        boolean kept = store().write(tx -> tx.findings().putHeard(id, 1, heard) && tx.findings().put(id, StepName.MEASURE, "", 1, counted)
                && tx.findings().putScorecard(id, 1, result.scorecard(), true, EARLY)
                && tx.findings().put(id, StepName.MARK, "billing-care@7", 1, new Findings.Moments(result.moments())));

        assertThat(kept).isTrue();
        assertThat(maybe(tx -> tx.findings().heard(id))).contains(heard);
        assertThat(maybe(tx -> tx.findings().counted(id))).contains(counted);
        assertThat(maybe(tx -> tx.findings().scorecard(id, "billing-care", 7))).contains(result.scorecard());
        assertThat(maybe(tx -> tx.findings().moments(id, "billing-care", 7))).contains(result.moments());
        assertThat(maybe(tx -> tx.findings().scorecard(id, "billing-care", 8))).isEmpty();
        assertThat(maybe(tx -> tx.findings().moments(id, "billing-care", 8))).isEmpty();
    }

    @Test
    default void aSummaryIsKeptWithItsScorecardAndGoesWithTheInteraction() {
        String id = kept("agent-1").id();
        Summary summary = SampleResults.summary();

        assertThat(store().write(tx -> tx.findings().put(id, StepName.SUMMARISE, "billing-care@7", 2, summary)).booleanValue()).isTrue();
        assertThat(store().write(tx -> tx.findings().put(id, StepName.SUMMARISE, "billing-care@7", 1, null)).booleanValue())
                .as("of an earlier claim").isFalse();
        assertThat(maybe(tx -> tx.findings().summary(id, "billing-care", 7))).contains(summary);
        assertThat(maybe(tx -> tx.findings().summary(id, "billing-care", 8))).isEmpty();
        assertThat(store().write(tx -> tx.findings().put(id, StepName.SUMMARISE, "billing-care@7", 3, null)).booleanValue())
                .as("nothing holds any more").isTrue();
        assertThat(maybe(tx -> tx.findings().summary(id, "billing-care", 7))).isEmpty();

        store().write(tx -> tx.findings().put(id, StepName.SUMMARISE, "billing-care@7", 3, summary));
        store().write(tx -> tx.interactions().delete(id));
        assertThat(maybe(tx -> tx.findings().summary(id, "billing-care", 7))).isEmpty();
        assertThat(store().write(tx -> tx.findings().put(id, StepName.SUMMARISE, "billing-care@7", 4, summary)).booleanValue())
                .as("it is gone").isFalse();
    }

    @Test
    default void aDegradedScorecardSaysWhenItIsScoredAgain() {
        String id = kept("agent-1").id();
        Scorecard card = SampleResults.billingCall().scorecard();
        List<Judgement> judgements = new ArrayList<>(card.judgements());
        Judgement first = judgements.getFirst();
        judgements.set(0, new Judgement(first.criterion(), first.verdict(), first.points(), first.maxPoints(), first.confidence(),
                VerdictSource.of("phrase+degraded"), first.reason(), first.evidence()));
        Scorecard degraded = new Scorecard(card.rubric(), card.score(), card.max(), card.percent(), card.passed(), card.band(),
                card.autoFail(), card.coverage(), card.sections(), judgements);
        Jobs.Step score = new Jobs.Step(id, StepName.SCORE, "billing-care@7");

        assertThat(maybe(tx -> tx.findings().degraded(id, "billing-care", 7))).isEmpty();
        assertThat(put(id, 5, degraded, true, EARLY)).isTrue();
        assertThat(maybe(tx -> tx.findings().degraded(id, "billing-care", 7))).contains(new Findings.Degraded(1, null));
        assertThat(store().<Long>read(tx -> tx.findings().epoch(id, StepName.SCORE, "billing-care@7"))).isEqualTo(5);
        store().<Boolean>write(tx -> {
            tx.jobs().enqueueInBackground(score, Priority.BULK, LATE.toEpochMilli(), 3);
            return true;
        });
        assertThat(maybe(tx -> tx.findings().degraded(id, "billing-care", 7))).contains(new Findings.Degraded(1, LATE));
        assertThat(put(id, 6, card, true, LATE)).isTrue();
        assertThat(maybe(tx -> tx.findings().degraded(id, "billing-care", 7)).orElseThrow().verdicts()).isZero();
    }

    @Test
    default void aFindingOfAnEarlierClaimIsRefused() {
        String id = kept("agent-1").id();
        Heard newer = new Heard(SampleResults.billingTranscript(), Map.of());
        Heard stale = new Heard(SampleResults.chat().transcript(), Map.of());

        assertThat(store().write(tx -> tx.findings().putHeard(id, 7, newer)).booleanValue()).isTrue();
        assertThat(store().write(tx -> tx.findings().putHeard(id, 6, stale)).booleanValue()).isFalse();
        assertThat(maybe(tx -> tx.findings().heard(id))).contains(newer);
        assertThat(store().write(tx -> tx.findings().putHeard(id, 7, stale)).booleanValue()).as("the same claim may repeat itself")
                .isTrue();
    }

    @Test
    default void aStaleScorecardChangesNothing() {
        String id = kept("agent-1").id();
        Scorecard fails = SampleResults.billingCall().scorecard();
        Scorecard better = SampleResults.billingCallWithoutAutoFail().scorecard();

        assertThat(put(id, 5, better, true, LATE)).isTrue();
        assertThat(put(id, 4, fails, true, EARLY)).isFalse();

        assertThat(listed(tx -> tx.findings().scorecards(id))).containsExactly(new ScoreLine("billing-care", 7, 52.941, null, true, LATE));
    }

    @Test
    default void aNewScorecardStandsBesideTheOldOneAndOneIsCurrent() {
        String id = kept("agent-1").id();
        Scorecard call = SampleResults.billingCall().scorecard();
        Scorecard chat = SampleResults.chat().scorecard();

        assertThat(put(id, 1, call, true, EARLY)).isTrue();
        assertThat(put(id, 1, chat, false, LATE)).isTrue();
        assertThat(listed(tx -> tx.findings().scorecards(id))).containsExactly(
                new ScoreLine("billing-care", 7, 0.0, false, true, EARLY), new ScoreLine("retail-chat", 2, 77.778, true, false, LATE));

        assertThat(put(id, 2, chat, true, LATE)).isTrue();
        assertThat(listed(tx -> tx.findings().scorecards(id))).extracting(ScoreLine::current).containsExactly(true, false);
        assertThat(listed(tx -> tx.findings().scorecards(id))).extracting(ScoreLine::rubricId)
                .containsExactly("retail-chat", "billing-care");
    }

    @Test
    default void aCallInWhichNothingCouldBeScoredHasNoPercent() {
        String id = kept("agent-1").id();

        assertThat(put(id, 1, SampleResults.silentCall().scorecard(), true, EARLY)).isTrue();

        assertThat(listed(tx -> tx.findings().scorecards(id)))
                .isEqualTo(List.of(new ScoreLine("billing-care", 7, null, null, true, EARLY)));
    }
}
