package dev.earmark.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.earmark.interaction.Interaction;
import dev.earmark.interaction.Priority;
import dev.earmark.store.Jobs.Claim;
import dev.earmark.store.Jobs.Step;
import dev.earmark.testing.SampleResults;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

interface JobsContract extends UsesStore {

    Findings.Heard HEARD = new Findings.Heard(SampleResults.billingTranscript(), Map.of());

    private boolean finished(Claim claim) {
        return store().write(tx -> tx.jobs().finish(claim));
    }

    private Optional<Claim> held(String jobId, String owner, long epoch) {
        return store().read(tx -> tx.jobs().held(jobId, owner, epoch));
    }

    private boolean heard(Claim claim) {
        return store().write(tx -> tx.findings().putHeard(claim.step().interactionId(), claim.epoch(), HEARD));
    }

    @Test
    default void whatIsUrgentGoesFirstThenWhatWasDueFirst() {
        List<String> ids = IntStream.range(0, 5).mapToObj(_ -> kept("agent-1").id()).toList();
        enqueued(ids.get(0), StepName.TRANSCRIBE, Priority.BULK, 1);
        enqueued(ids.get(1), StepName.TRANSCRIBE, Priority.FRESH, 9);
        enqueued(ids.get(2), StepName.TRANSCRIBE, Priority.FRESH, 8);
        enqueued(ids.get(3), StepName.TRANSCRIBE, Priority.URGENT, 10);
        enqueued(ids.get(4), StepName.TRANSCRIBE, Priority.URGENT, Long.MAX_VALUE);

        assertThat(claimed("w", 60_000, 2)).extracting(claim -> claim.step().interactionId()).containsExactly(ids.get(3), ids.get(2));
        assertThat(claimed("w", 60_000, 9)).extracting(claim -> claim.step().interactionId()).containsExactly(ids.get(1), ids.get(0));
        assertThat(claimed("w", 60_000, 9)).as("the last is not due yet").isEmpty();
    }

    @Test
    default void aWorkerGetsOnlyStepsOfTheKindsItAskedFor() {
        Interaction call = kept("agent-1");
        enqueued(call.id(), StepName.TRANSCRIBE, Priority.FRESH, 1);
        Step score = enqueued(call.id(), StepName.SCORE, Priority.FRESH, 1);

        List<Claim> claims = store().write(tx -> tx.jobs().claim("w", tx.nowMs() + 60_000, List.of(StepName.SCORE, StepName.MARK), 9));

        assertThat(claims).extracting(Claim::step).containsExactly(score);
    }

    @Test
    default void twoWorkersNeverHoldOneJob() throws Exception {
        List<String> ids = IntStream.range(0, 200).mapToObj(_ -> kept("agent-1").id()).toList();
        ids.forEach(id -> enqueued(id, StepName.TRANSCRIBE, Priority.FRESH, 1));
        Callable<List<Claim>> worker = () -> {
            List<Claim> mine = new ArrayList<>();
            for (List<Claim> some = claimed("w" + Thread.currentThread().threadId(), 60_000, 3); !some.isEmpty(); some = claimed("w"
                    + Thread.currentThread().threadId(), 60_000, 3)) {
                mine.addAll(some);
            }
            return mine;
        };

        List<Claim> all = atOnce(Collections.nCopies(8, worker)).stream().flatMap(List::stream).toList();

        assertThat(all).extracting(Claim::jobId).doesNotHaveDuplicates();
        // A worker may have come away empty-handed because others held what it looked at; the rest is still there.
        assertThat(all.size() + claimed("last", 60_000, 500).size()).isEqualTo(ids.size());
    }

    @Test
    default void whatAFrozenWorkerStillWritesIsRefusedFiftyOfFifty() {
        int refused = 0;
        for (int i = 0; i < 50; i++) {
            enqueued(kept("agent-1").id(), StepName.TRANSCRIBE, Priority.FRESH, 1);
            Claim zombie = claimed("zombie", -1, 1).getFirst();
            Claim successor = claimed("successor", 60_000, 1).getFirst();
            boolean early = finished(zombie) || store().write(tx -> tx.jobs().beat(zombie, Long.MAX_VALUE))
                    || store().write(tx -> tx.jobs().release(zombie, 0, true, null))
                    || store().write(tx -> tx.jobs().giveUp(zombie, "x.y"));
            assertThat(heard(successor) && finished(successor)).isTrue();
            refused += early || heard(zombie) || finished(zombie) ? 0 : 1;
        }
        assertThat(refused).isEqualTo(50);
    }

    @Test
    default void aJobThatWasLostIsClaimedAlone() {
        List<String> ids = IntStream.range(0, 3).mapToObj(_ -> kept("agent-1").id()).toList();
        enqueued(ids.get(0), StepName.TRANSCRIBE, Priority.FRESH, 2);
        enqueued(ids.get(1), StepName.TRANSCRIBE, Priority.FRESH, 1);
        enqueued(ids.get(2), StepName.TRANSCRIBE, Priority.FRESH, 3);
        assertThat(claimed("dies", -1, 1)).extracting(Claim::lost).containsExactly(0);

        List<Claim> alone = claimed("w", -1, 9);
        List<Claim> again = claimed("w", 60_000, 9);
        List<Claim> others = claimed("w", 60_000, 9);

        assertThat(alone).extracting(claim -> claim.step().interactionId()).containsExactly(ids.get(1));
        assertThat(alone).extracting(Claim::lost).containsExactly(1);
        assertThat(again).extracting(Claim::lost).containsExactly(2);
        assertThat(others).extracting(claim -> claim.step().interactionId()).containsExactly(ids.get(0), ids.get(2));
    }

    @Test
    default void onlyDeathsWithNothingBesideAreHeldAgainstAJob() {
        String id = kept("agent-1").id();
        enqueued(id, StepName.TRANSCRIBE, Priority.FRESH, 1);
        claimed("dies beside others", -1, 1);
        Claim alone = claimed("dies alone", -1, 1).getFirst();
        assertThat(store().<Boolean>write(tx -> tx.jobs().runsAlone(alone))).isTrue();
        Claim next = claimed("dies beside others again", -1, 1).getFirst();
        Claim last = claimed("gives back", 60_000, 1).getFirst();

        assertThat(List.of(alone, next, last)).extracting(Claim::lost, Claim::lostAlone)
                .containsExactly(tuple(1, 0), tuple(2, 1), tuple(3, 1));
        assertThat(store().<Boolean>write(tx -> tx.jobs().runsAlone(next))).as("no longer held").isFalse();
        assertThat(store().<Boolean>write(tx -> tx.jobs().runsAlone(last))).isTrue();
        assertThat(store().<Boolean>write(tx -> tx.jobs().release(last, 1, true, null))).isTrue();
        assertThat(claimed("w", 60_000, 1)).as("who gave it back did not die").extracting(Claim::lost, Claim::lostAlone)
                .containsExactly(tuple(3, 1));
    }

    @Test
    default void aClaimIsFoundAgainWhileItIsHeld() {
        enqueued(kept("agent-1").id(), StepName.TRANSCRIBE, Priority.FRESH, 1);
        Claim claim = claimed("w", 60_000, 1).getFirst();

        assertThat(held(claim.jobId(), "w", claim.epoch())).contains(claim);
        assertThat(held(claim.jobId(), "v", claim.epoch())).isEmpty();
        assertThat(held(claim.jobId(), "w", claim.epoch() + 1)).isEmpty();
        assertThat(finished(claim)).isTrue();
        assertThat(held(claim.jobId(), "w", claim.epoch())).isEmpty();
    }

    @Test
    default void aLostJobBehindOthersDoesNotComeWithThem() {
        String first = kept("agent-1").id();
        String lost = kept("agent-1").id();
        enqueued(lost, StepName.TRANSCRIBE, Priority.FRESH, 5);
        claimed("dies", -1, 1);
        enqueued(first, StepName.TRANSCRIBE, Priority.FRESH, 1);

        assertThat(claimed("w", 60_000, 9)).extracting(claim -> claim.step().interactionId()).containsExactly(first);
        assertThat(claimed("w", 60_000, 9)).extracting(claim -> claim.step().interactionId()).containsExactly(lost);
    }

    @Test
    default void aJobThatWasForgottenAndComesAgainIsNotMistakenForAnOldOne() {
        Interaction call = kept("agent-1");
        for (int round = 0; round < 3; round++) {
            enqueued(call.id(), StepName.TRANSCRIBE, Priority.FRESH, 1);
            Claim claim = claimed("w", 60_000, 1).getFirst();
            assertThat(claim.epoch()).isEqualTo(round + 1L);
            assertThat(heard(claim)).as("the finding of round " + round).isTrue();
            assertThat(finished(claim)).isTrue();
            assertThat(store().write(tx -> tx.jobs().forgetDone(2, 10)).intValue()).isEqualTo(1);
        }
    }

    @Test
    default void aWaitingOrRunningJobIsLeftAloneAndADoneOneBeginsAnew() {
        Interaction call = kept("agent-1");
        enqueued(call.id(), StepName.TRANSCRIBE, Priority.FRESH, 1);
        enqueued(call.id(), StepName.TRANSCRIBE, Priority.URGENT, 7);
        assertThat(jobsOf(call.id())).extracting(Jobs.Line::runAtMs).containsExactly(1L);
        Claim claim = claimed("w", 60_000, 1).getFirst();
        enqueued(call.id(), StepName.TRANSCRIBE, Priority.URGENT, 7);
        assertThat(jobsOf(call.id())).extracting(Jobs.Line::state).containsExactly("running");

        assertThat(finished(claim)).isTrue();
        enqueued(call.id(), StepName.TRANSCRIBE, Priority.FRESH, 1);

        assertThat(claimed("w", 60_000, 1)).extracting(Claim::epoch, Claim::attempts).containsExactly(tuple(2L, 1));
    }

    @Test
    default void anAttemptThatWasGivenBackDoesNotCount() {
        Interaction call = kept("agent-1");
        enqueued(call.id(), StepName.TRANSCRIBE, Priority.FRESH, 1);
        Claim first = claimed("w", 60_000, 1).getFirst();

        assertThat(store().write(tx -> tx.jobs().release(first, 1, true, null)).booleanValue()).isTrue();
        Claim second = claimed("w", 60_000, 1).getFirst();
        assertThat(second.attempts()).isEqualTo(1);
        assertThat(store().write(tx -> tx.jobs().release(second, 1, false, "language.rate-limited")).booleanValue()).isTrue();

        assertThat(jobsOf(call.id())).extracting(Jobs.Line::errorCode).containsExactly("language.rate-limited");
        assertThat(claimed("w", 60_000, 1)).extracting(Claim::attempts).containsExactly(2);
    }

    @Test
    default void aDeadJobIsListedUntilSomebodyRevivesIt() {
        Interaction call = kept("agent-1");
        enqueued(call.id(), StepName.TRANSCRIBE, Priority.FRESH, 1);
        Claim claim = claimed("w", 60_000, 1).getFirst();
        assertThat(store().write(tx -> tx.jobs().giveUp(claim, "audio.unreadable")).booleanValue()).isTrue();

        assertThat(claimed("w", 60_000, 1)).isEmpty();
        assertThat(listed(tx -> tx.jobs().dead(10))).extracting(Jobs.Line::errorCode).containsExactly("audio.unreadable");
        assertThat(store().read(tx -> tx.jobs().busy(call.id())).booleanValue()).isFalse();
        assertThat(store().write(tx -> tx.jobs().revive(call.id(), 1, Priority.URGENT)).intValue()).isEqualTo(1);

        assertThat(store().read(tx -> tx.jobs().busy(call.id())).booleanValue()).isTrue();
        assertThat(claimed("w", 60_000, 1)).extracting(Claim::epoch, Claim::attempts, Claim::lost)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(2L, 1, 0));
    }

    @Test
    default void whoOwnsTheDatabaseTakesOverAllRunningJobsAtOnce() {
        enqueued(kept("agent-1").id(), StepName.TRANSCRIBE, Priority.FRESH, 1);
        Claim gone = claimed("gone", 3_600_000, 1).getFirst();

        assertThat(store().write(tx -> tx.jobs().takeOverAll()).intValue()).isEqualTo(1);

        assertThat(claimed("new", 60_000, 1)).extracting(Claim::jobId, Claim::lost)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(gone.jobId(), 1));
    }

    @Test
    default void aBeatProlongsTheLease() {
        enqueued(kept("agent-1").id(), StepName.TRANSCRIBE, Priority.FRESH, 1);
        Claim claim = claimed("w", -1, 1).getFirst();

        assertThat(store().write(tx -> tx.jobs().beat(claim, tx.nowMs() + 60_000)).booleanValue()).isTrue();

        assertThat(claimed("other", 60_000, 1)).isEmpty();
    }

    @Test
    default void theDepthCountsWhatWaitsAndItsSound() {
        Interaction call = kept("agent-1");
        store().write(tx -> tx.interactions().save(call.reached(dev.earmark.interaction.Stage.RECEIVED, 90_500L)));
        enqueued(call.id(), StepName.TRANSCRIBE, Priority.FRESH, 5);
        enqueued(kept("agent-1").id(), StepName.MEASURE, Priority.FRESH, Long.MAX_VALUE);

        Jobs.Depth depth = store().read(tx -> tx.jobs().depth());

        assertThat(depth).isEqualTo(new Jobs.Depth(2, 0, 0, 0, 0, 5L, 90.5));
    }

    private void beside(Step step, long runAtMs, int times) {
        store().<Boolean>write(tx -> {
            tx.jobs().enqueueInBackground(step, Priority.BULK, runAtMs, times);
            return true;
        });
    }

    @Test
    default void noInteractionWaitsForWhatIsDoneBeside() {
        String id = kept("agent-1").id();
        beside(new Step(id, StepName.SUMMARISE, "billing-care@7"), 5, 1);
        beside(new Step(id, StepName.SCORE, "billing-care@7"), Long.MAX_VALUE, 1);

        assertThat(store().read(tx -> tx.jobs().busy(id)).booleanValue()).isFalse();
        assertThat(store().<Jobs.Depth>read(tx -> tx.jobs().depth())).isEqualTo(new Jobs.Depth(0, 0, 0, 2, 1, null, 0));
        Claim claim = claimed("w", 60_000, 9).getFirst();
        assertThat(claim.background()).isTrue();
        assertThat(claim.round()).isEqualTo(1);
        assertThat(store().read(tx -> tx.jobs().busy(id)).booleanValue()).as("also while it is done").isFalse();
        assertThat(store().write(tx -> tx.jobs().finish(claim)).booleanValue()).isTrue();
    }

    @Test
    default void whatWasToBeDoneBesideIsWaitedForOnceSomebodyAsks() {
        String id = kept("agent-1").id();
        Step score = new Step(id, StepName.SCORE, "billing-care@7");
        beside(score, Long.MAX_VALUE, 4);
        enqueued(id, StepName.SCORE, Priority.URGENT, 1);

        assertThat(store().read(tx -> tx.jobs().busy(id)).booleanValue()).isTrue();
        beside(score, Long.MAX_VALUE, 5);
        Claim claim = claimed("w", 60_000, 9).getFirst();
        assertThat(claim.background()).as("what is waited for does not become less").isFalse();
        beside(score, 1, 1);
        assertThat(claimed("other", 60_000, 9)).as("what is being done is left alone").isEmpty();
    }

    @Test
    default void theEpochOfASummaryGoesOnWhenItsJobWasForgotten() {
        String id = kept("agent-1").id();
        store().write(tx -> tx.findings().put(id, StepName.SUMMARISE, "billing-care@7", 9, null));
        beside(new Step(id, StepName.SUMMARISE, "billing-care@7"), 1, 1);

        assertThat(claimed("w", 60_000, 1).getFirst().epoch()).isEqualTo(10);
    }

    @Test
    default void aStepOfAnErasedInteractionIsNotEnqueued() {
        Interaction call = kept("agent-1");
        store().write(tx -> tx.interactions().delete(call.id()));

        enqueued(call.id(), StepName.TRANSCRIBE, Priority.FRESH, 1);

        assertThat(jobsOf(call.id())).isEmpty();
        assertThat(store().write(tx -> tx.findings().putHeard(call.id(), 5, HEARD)).booleanValue()).isFalse();
    }

    @Test
    default void aJobIsFoundById() {
        Step step = enqueued(kept("agent-1").id(), StepName.SCORE, Priority.FRESH, 1);
        Claim claim = claimed("w", 60_000, 1).getFirst();

        assertThat(maybe(tx -> tx.jobs().find(claim.jobId()))).contains(new Jobs.Line(claim.jobId(), step, "running", 1, 0, 1, null));
    }
}
