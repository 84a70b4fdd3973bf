package dev.earmark.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earmark.interaction.Interaction;
import dev.earmark.store.Indexed.Behind;
import dev.earmark.testing.SampleInteractions;
import dev.earmark.testing.SampleResults;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

interface IndexedContract extends UsesStore {

    private List<String> behind() {
        return this.<Behind>listed(tx -> tx.indexed().behind(100)).stream().map(Behind::interactionId).toList();
    }

    private void knowsAll() {
        store().<Boolean>write(tx -> {
            tx.indexed().behind(1_000).forEach(one -> tx.indexed().knows(one.interactionId(), one.version()));
            tx.indexed().removed(tx.indexed().toRemove(1_000));
            tx.indexed().forgot(tx.indexed().toForget(1_000).stream().map(Interactions.Erased::id).toList());
            return true;
        });
    }

    @Test
    default void everyChangeOfWhatIsSearchedIsToBeIndexed() {
        Interaction call = kept("agent-1");
        assertThat(behind()).contains(call.id());
        List<Store.Work<Boolean>> changes = List.of(
                tx -> tx.interactions().save(tx.interactions().find(call.id(), dev.earmark.access.Reach.EVERYTHING).orElseThrow()
                        .reached(dev.earmark.interaction.Stage.TRANSCRIBED, 1_000L)),
                tx -> tx.findings().putHeard(call.id(), 1, new Findings.Heard(SampleResults.billingTranscript(), java.util.Map.of())),
                tx -> tx.findings().putScorecard(call.id(), 1, SampleResults.billingCall().scorecard(), true, Instant.EPOCH),
                tx -> tx.findings().put(call.id(), StepName.MARK, "billing-care@7", 1, new Findings.Moments(List.of())),
                tx -> tx.findings().put(call.id(), StepName.SUMMARISE, "billing-care@7", 1, SampleResults.summary()));
        for (Store.Work<Boolean> change : changes) {
            knowsAll();
            assertThat(behind()).isEmpty();
            assertThat(store().<Boolean>write(change)).isTrue();
            assertThat(behind()).containsExactly(call.id());
        }
    }

    @Test
    default void whoeverListensIsToldOfWhatWasKeptAndOfNothingElse() {
        AtomicInteger told = new AtomicInteger();
        store().onKept(told::incrementAndGet);

        store().<Boolean>write(tx -> true);
        store().<Boolean>read(tx -> true);
        assertThatThrownBy(() -> store().<Boolean>write(tx -> {
            throw new IllegalStateException("not to be kept");
        })).hasMessage("not to be kept");

        assertThat(told).hasValue(1);
    }

    @Test
    default void aFindingThatIsRefusedChangesNothing() {
        Interaction call = kept("agent-1");
        store().<Boolean>write(tx -> tx.findings().put(call.id(), StepName.MARK, "r@1", 5, null));
        knowsAll();

        assertThat(store().<Boolean>write(tx -> tx.findings().put(call.id(), StepName.MARK, "r@1", 4, null))).isFalse();

        assertThat(behind()).isEmpty();
    }

    @Test
    default void whatChangesWhileItIsCopiedIsCopiedAgain() {
        Interaction call = kept("agent-1");
        Behind read = this.<Behind>listed(tx -> tx.indexed().behind(1)).getFirst();
        store().<Boolean>write(tx -> tx.interactions().save(call.parked("x.y", "Because.")));

        store().<Boolean>write(tx -> {
            tx.indexed().knows(read.interactionId(), read.version());
            return true;
        });

        assertThat(behind()).containsExactly(call.id());
        store().<Boolean>write(tx -> {
            tx.indexed().knows(call.id(), 2);
            tx.indexed().knows(call.id(), 1); // late
            return true;
        });
        assertThat(behind()).isEmpty();
    }

    private boolean notesMeaningToldTo(String indexId, Interaction call) {
        return store().<Boolean>write(tx -> {
            boolean stays = tx.indexed().stays(indexId);
            if (stays) {
                tx.indexed().knowsMeaning(call.id(), 1);
            }
            return stays;
        });
    }

    @Test
    default void whatAnIndexThatIsGivenUpWasToldIsNotNotedForTheOneAfterIt() {
        Interaction call = kept("agent-1");
        begin("first");
        assertThat(notesMeaningToldTo("first", call)).isTrue();

        begin("second");

        assertThat(notesMeaningToldTo("first", call)).as("it was told before, and it is noted late").isFalse();
        assertThat(notesMeaningToldTo("second", call)).isTrue();
    }

    @Test
    default void whatChangedComesBeforeWhatWasNeverCopiedAndOfThatTheNewestFirst() {
        Interaction changed = kept("agent-1");
        knowsAll();
        Interaction older = kept("agent-1");
        Interaction newer = kept("agent-1");
        store().<Boolean>write(tx -> tx.interactions().save(changed.parked("x.y", "Because.")));

        assertThat(behind()).containsExactly(changed.id(), newer.id(), older.id());
        assertThat(store().<Indexed.Counts>read(tx -> tx.indexed().counts()))
                .extracting(Indexed.Counts::all, Indexed.Counts::unknown, Indexed.Counts::outdated).containsExactly(3L, 2L, 1L);
    }

    @Test
    default void whatIsDeletedIsRememberedUntilTheIndexHasForgottenIt() {
        Interaction call = kept("agent-1");
        knowsAll();
        store().write(tx -> tx.interactions().delete(call.id()));

        assertThat(this.<String>listed(tx -> tx.indexed().toRemove(10))).containsExactly(call.id());
        assertThat(this.<Interactions.Erased>listed(tx -> tx.indexed().toForget(10))).isEmpty();
        assertThat(store().<Indexed.Counts>read(tx -> tx.indexed().counts()).behind()).isEqualTo(1);
        store().<Boolean>write(tx -> {
            tx.indexed().removed(List.of(call.id()));
            return true;
        });
        assertThat(this.<String>listed(tx -> tx.indexed().toRemove(10))).isEmpty();
        assertThat(this.<Interactions.Erased>listed(tx -> tx.indexed().toForget(10))).as("its words may stand in the files")
                .extracting(Interactions.Erased::id).containsExactly(call.id());
        knowsAll();
        assertThat(this.<Interactions.Erased>listed(tx -> tx.indexed().toForget(10))).isEmpty();
        assertThat(this.<Interactions.Erased>listed(tx -> tx.interactions().erased("", 10_000))).as("a backup still deletes it")
                .extracting(Interactions.Erased::id).contains(call.id());
    }

    @Test
    default void theMeaningOfWhatIsDoneIsCopiedBehindItsWords() {
        Interaction call = kept("agent-1");
        Interaction parked = call.parked("x.y", "Because.");
        knowsAll();
        assertThat(unmeant()).as("more is to come").isEmpty();
        store().write(tx -> tx.interactions().save(parked));
        knowsAll();
        assertThat(unmeant()).containsExactly(new Behind(call.id(), 2));

        store().<Boolean>write(tx -> {
            tx.indexed().knowsMeaning(call.id(), 2);
            return true;
        });
        assertThat(unmeant()).isEmpty();
        store().write(tx -> tx.interactions().save(parked.parked("x.z", "Because of something else.")));
        knowsAll();
        assertThat(unmeant()).containsExactly(new Behind(call.id(), 3));
    }

    private List<Behind> unmeant() {
        return listed(tx -> tx.indexed().withoutMeaning(10));
    }

    @Test
    default void anIndexThatIsLostIsUnlearntPageByPageAndBegunAnew() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            ids.add(kept(SampleInteractions.call("agent-1")).id());
        }
        knowsAll();
        begin("first");
        store().<Boolean>write(tx -> {
            tx.indexed().whole(Instant.ofEpochMilli(5));
            tx.indexed().whole(Instant.ofEpochMilli(9));
            return true;
        });
        assertThat(state()).isEqualTo(new Indexed.State("first", Instant.ofEpochMilli(3), Instant.ofEpochMilli(5)));

        store().<Boolean>write(tx -> {
            tx.indexed().lost();
            return true;
        });
        assertThat(state()).isEqualTo(new Indexed.State("", null, null));
        int pages = 0;
        for (String after = ""; after != null; pages++) {
            String from = after;
            after = store().<Next>write(tx -> new Next(tx.indexed().unlearn(from, 2))).id();
        }
        assertThat(pages).isEqualTo(4);
        begin("second");
        assertThat(state().id()).isEqualTo("second");
        assertThat(behind()).containsExactlyElementsOf(ids.reversed());
    }

    record Next(@Nullable String id) {}

    private void begin(String id) {
        store().<Boolean>write(tx -> {
            tx.indexed().begun(id, Instant.ofEpochMilli(3));
            return true;
        });
    }

    private Indexed.State state() {
        return store().<Indexed.State>read(tx -> tx.indexed().state());
    }

    @Test
    default void oneProcessAtATimeKeepsTheIndexLevel() {
        assertThat(taken("node-1", 60)).isTrue();
        assertThat(taken("node-2", 60)).isFalse();
        assertThat(taken("node-1", -1)).as("and may go on").isTrue();
        assertThat(taken("node-2", 60)).as("when its time is over").isTrue();
        assertThat(taken("node-1", 60)).isFalse();
        store().<Boolean>write(tx -> {
            tx.indexed().release();
            return true;
        });
        assertThat(taken("node-1", -1)).isTrue();
    }

    private boolean taken(String owner, int seconds) {
        return store().<Boolean>write(tx -> tx.indexed().take(owner, Duration.ofSeconds(seconds)));
    }
}
