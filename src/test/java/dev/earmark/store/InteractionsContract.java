package dev.earmark.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.earmark.access.Reach;
import dev.earmark.events.EventType;
import dev.earmark.interaction.Facts;
import dev.earmark.interaction.Interaction;
import dev.earmark.interaction.Priority;
import dev.earmark.interaction.Routing;
import dev.earmark.interaction.Stage;
import dev.earmark.store.Events.Placed;
import dev.earmark.store.Interactions.Accepted;
import dev.earmark.store.Interactions.Arrived;
import dev.earmark.store.Interactions.Blob;
import dev.earmark.store.Interactions.Marks;
import dev.earmark.testing.SampleInteractions;
import dev.earmark.transcript.Channel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

interface InteractionsContract extends UsesStore {

    @Test
    default void anInteractionComesBackAsItWasKept() {
        Interaction full = kept("agent-1");
        Interaction bare = kept(Interaction.received(SampleInteractions.id(), null, Channel.CHAT, Facts.NONE, Routing.NONE, null,
                Instant.ofEpochMilli(1_700_000_000_123L), Priority.BULK));

        assertThat(find(full.id())).isEqualTo(full);
        assertThat(find(bare.id())).isEqualTo(bare);
    }

    @Test
    default void howItCameInComesBackWithTheFilesThatWereAddedLater() {
        Interaction call = SampleInteractions.call("agent-1");
        Arrived arrived = SampleInteractions.arrived(call);
        kept(call);
        Blob peaks = new Blob("peaks", call.id() + "/peaks", "cd".repeat(32), 900, "application/octet-stream");
        Blob replaced = new Blob("peaks", call.id() + "/peaks2", "ef".repeat(32), 901, "application/octet-stream");
        store().<Boolean>write(tx -> {
            tx.interactions().putBlob(call.id(), peaks);
            tx.interactions().putBlob(call.id(), replaced);
            tx.interactions().putBlob("nobody", peaks);
            return true;
        });

        Arrived found = store().<Arrived>read(tx -> tx.interactions().arrived(call.id()).orElseThrow());

        assertThat(found.blobs()).containsExactly(arrived.blobs().getFirst(), replaced);
        assertThat(new Arrived(found.key(), found.requestSha256(), found.by(), found.source(), found.agentChannel(),
                found.customerChannel(), arrived.blobs())).isEqualTo(arrived);
    }

    @Test
    default void theSameRequestAThousandTimesAtOnceIsOneInteraction() throws Exception {
        Callable<Accepted> request = () -> {
            Interaction call = SampleInteractions.call("agent-1");
            return store().write(tx -> tx.interactions()
                    .insert(call, new Arrived("the-key", "ab".repeat(32), "folder", "", null, null, List.of())));
        };

        List<Accepted> answers = atOnce(Collections.nCopies(1_000, request));

        assertThat(answers).filteredOn(Accepted::fresh).hasSize(1);
        assertThat(answers).extracting(Accepted::id).containsOnly(answers.getFirst().id());
        assertThat(store().read(tx -> tx.interactions().list(InteractionQuery.newest(10), Reach.EVERYTHING)).items()).hasSize(1);
    }

    @Test
    default void aKeyThatIsUsedAgainForSomethingElseTellsOfTheFirst() {
        Interaction first = SampleInteractions.call("agent-1");
        Interaction second = SampleInteractions.call("agent-1");
        store().write(tx -> tx.interactions().insert(first, new Arrived("k", "first", "folder", "", null, null, List.of())));

        Accepted accepted = store()
                .write(tx -> tx.interactions().insert(second, new Arrived("k", "second", "folder", "", null, null, List.of())));

        assertThat(accepted).isEqualTo(new Accepted(false, first.id(), "first"));
        assertThat(maybe(tx -> tx.interactions().byKey("k"))).contains(accepted);
        assertThat(maybe(tx -> tx.interactions().find(second.id(), Reach.EVERYTHING))).isEmpty();
    }

    @Test
    default void aChangeOfAnOldVersionIsRefused() {
        Interaction call = kept("agent-1");
        Interaction heard = call.reached(Stage.TRANSCRIBED, 61_000L);

        assertThat(store().write(tx -> tx.interactions().save(heard)).booleanValue()).isTrue();
        assertThat(store().write(tx -> tx.interactions().save(call.parked("speech.engine-failed", "It failed."))).booleanValue()).isFalse();
        assertThat(find(call.id())).isEqualTo(heard);
        Interaction parked = heard.parked("speech.engine-failed", "It failed.");
        assertThat(store().write(tx -> tx.interactions().save(parked)).booleanValue()).isTrue();
        assertThat(find(call.id())).isEqualTo(parked);
    }

    @Test
    default void anAgentFindsOwnInteractionsOnly() {
        Interaction own = kept("agent-1");
        Interaction others = kept("agent-2");
        Interaction nobodys = kept(Interaction.received(SampleInteractions.id(), null, Channel.CHAT, Facts.NONE, Routing.NONE, null,
                Instant.now(), Priority.FRESH));

        for (Reach reach : List.of(new Reach.Own("agent-1"), new Reach.Own(""))) {
            List<String> found = new ArrayList<>();
            for (Interaction each : List.of(own, others, nobodys)) {
                store().read(tx -> tx.interactions().find(each.id(), reach)).ifPresent(one -> found.add(one.id()));
            }
            List<String> listed = store().read(tx -> tx.interactions().list(InteractionQuery.newest(10), reach)).items().stream()
                    .map(one -> one.interaction().id()).toList();
            List<String> expected = reach.equals(new Reach.Own("agent-1")) ? List.of(own.id()) : List.of();
            assertThat(found).isEqualTo(expected);
            assertThat(listed).isEqualTo(expected);
        }
    }

    @Test
    default void aDeletedInteractionIsGoneEverywhereAndRemembered() {
        Interaction call = kept("agent-1");
        enqueued(call.id(), StepName.TRANSCRIBE, Priority.FRESH, 0);
        String blob = SampleInteractions.arrived(call).blobs().getFirst().key();
        assertThat(store().read(tx -> tx.interactions().knowsBlob(blob)).booleanValue()).isTrue();

        assertThat(store().<Optional<List<String>>>write(tx -> tx.interactions().delete(call.id()))).contains(List.of(blob));

        assertThat(store().<Optional<List<String>>>write(tx -> tx.interactions().delete(call.id()))).isEmpty();
        assertThat(maybe(tx -> tx.interactions().find(call.id(), Reach.EVERYTHING))).isEmpty();
        assertThat(maybe(tx -> tx.interactions().arrived(call.id()))).isEmpty();
        assertThat(store().read(tx -> tx.interactions().knowsBlob(blob)).booleanValue()).isFalse();
        assertThat(jobsOf(call.id())).isEmpty();
        assertThat(listed(tx -> tx.interactions().erased("", 10_000))).extracting(Interactions.Erased::id).contains(call.id());
        assertThat(store().write(tx -> tx.interactions().insert(call, SampleInteractions.arrived(call))).fresh())
                .as("its key is free again").isTrue();
    }

    @Test
    default void blobKeysComeInPages() {
        List<String> keys = java.util.stream.Stream.generate(() -> kept("agent-1")).limit(5)
                .map(call -> SampleInteractions.arrived(call).blobs().getFirst().key()).sorted().toList();

        List<String> first = store().read(tx -> tx.interactions().blobKeys("", 3));
        List<String> rest = store().read(tx -> tx.interactions().blobKeys(first.getLast(), 3));

        assertThat(first).isEqualTo(keys.subList(0, 3));
        assertThat(rest).isEqualTo(keys.subList(3, 5));
    }

    @Test
    default void whatThrowsLeavesNothingAndComesOut() {
        Interaction call = SampleInteractions.call("agent-1");
        IllegalStateException thrown = new IllegalStateException("no");

        assertThatThrownBy(() -> store().write(tx -> {
            tx.interactions().insert(call, SampleInteractions.arrived(call));
            throw thrown;
        })).isSameAs(thrown);

        assertThat(maybe(tx -> tx.interactions().find(call.id(), Reach.EVERYTHING))).isEmpty();
    }

    @Test
    default void aReaderCannotChangeAnything() {
        Interaction call = SampleInteractions.call("agent-1");

        assertThatThrownBy(() -> store().read(tx -> tx.interactions().insert(call, SampleInteractions.arrived(call))))
                .isInstanceOf(RuntimeException.class);

        assertThat(maybe(tx -> tx.interactions().find(call.id(), Reach.EVERYTHING))).isEmpty();
    }

    @Test
    default void hostileTextComesBackOrIsMadeHarmlessTheSameEverywhere() {
        String hostile = "'; drop table interaction; -- \u202E \uD83C\uDF89 \0 end";
        Interaction call = Interaction.received(SampleInteractions.id(), hostile, Channel.EMAIL,
                new Facts(hostile, hostile, hostile, hostile), new Routing(hostile, hostile), null, Instant.ofEpochMilli(5),
                Priority.FRESH);
        kept(call);

        assertThat(find(call.id()).facts().agentName()).isEqualTo(hostile.replace('\0', '\uFFFD'));
    }

    @Test
    default void interactionsAreCountedByStatus() {
        Interaction call = kept("agent-1");
        kept("agent-1");
        store().write(tx -> tx.interactions().save(call.parked("x.y", "Because.")));

        assertThat(store().<Map<String, Long>>read(tx -> tx.interactions().counts())).containsEntry("processing", 1L)
                .containsEntry("parked", 1L);
        assertThat(store().<Map<String, Long>>read(tx -> tx.interactions().underWay())).containsOnly(Map.entry("received", 1L));
    }

    @Test
    default void whatBelongsToTheExampleIsToldApartByHowItCameIn() {
        Interaction own = kept("agent-1");
        Interaction later = example(2_000);
        Interaction earlier = example(1_000);

        assertThat(listed(tx -> tx.interactions().examples())).containsExactly(earlier, later);
        assertThat(store().<Boolean>read(tx -> tx.interactions().people(earlier.id()).synthetic())).isTrue();
        assertThat(store().<Boolean>read(tx -> tx.interactions().people(own.id()).synthetic())).isFalse();
        assertThat(store().<Map<String, Marks>>read(tx -> tx.interactions().marks(List.of(own.id(), "nobody", later.id()))))
                .isEqualTo(Map.of(own.id(), Marks.NONE, later.id(), new Marks(true, false)));
        assertThat(store().<Map<String, Marks>>read(tx -> tx.interactions().marks(List.of()))).isEmpty();
    }

    @Test
    default void whatHappensInTheExampleSaysSo() {
        Interaction own = kept("agent-1");
        Interaction invented = example(1_000);
        long before = store().read(tx -> tx.events().last());
        store().write(tx -> {
            for (Interaction one : List.of(own, invented)) {
                tx.events().append(EventType.SCORED, one.receivedAt(), one.id(), null, Map.of("percent", "80"));
            }
            return tx.events().order(100);
        });

        assertThat(store().<List<Placed>>read(tx -> tx.events().after(before, Reach.EVERYTHING, 10)))
                .extracting(placed -> placed.event().interactionId(), placed -> placed.event().detail())
                .contains(tuple(own.id(), Map.of("percent", "80")), tuple(invented.id(), Map.of("percent", "80", "synthetic", "true")));
    }

    private Interaction example(long receivedAtMs) {
        Interaction one = Interaction.received(SampleInteractions.id(), null, Channel.CHAT, Facts.NONE, Routing.NONE, null,
                Instant.ofEpochMilli(receivedAtMs), Priority.BULK);
        store().write(tx -> tx.interactions().insert(one,
                new Arrived("key-" + one.id(), "ab".repeat(32), Interactions.EXAMPLE, "", null, null, List.of())));
        return one;
    }
}
