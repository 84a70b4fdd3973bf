package dev.earmark.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.interaction.Facts;
import dev.earmark.interaction.Interaction;
import dev.earmark.interaction.Stage;
import dev.earmark.outcome.OutcomeFact;
import dev.earmark.outcome.OutcomeName;
import dev.earmark.outcome.RepeatContacts;
import dev.earmark.testing.SampleInteractions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every store must do with how interactions ended. */
interface OutcomesContract extends UsesStore {

    private static OutcomeFact fact(OutcomeName name, String value, long second) {
        return new OutcomeFact(name, value, "key-1", "Rating system", Instant.ofEpochSecond(1_800_000_000L + second));
    }

    private List<OutcomeFact> said(String id) {
        return store().read(tx -> tx.outcomes().of(id));
    }

    @Test
    default void theLastFactOfANameCountsAndTheEarlierOnesStayReadable() {
        String id = kept(SampleInteractions.call("a-1")).id();

        store().write(tx -> tx.outcomes().add(id, List.of(fact(OutcomeName.CSAT, "2", 0), fact(OutcomeName.REASON, "bill", 0))));
        int again = store().write(tx -> tx.outcomes().add(id,
                List.of(fact(OutcomeName.CSAT, "5", 1), fact(OutcomeName.REASON, "bill", 1))));

        assertThat(again).isEqualTo(1);
        assertThat(said(id)).extracting(OutcomeFact::value).containsExactly("2", "bill", "5");
    }

    @Test
    default void whatIsKnownGoesWithItsInteraction() {
        String id = kept(SampleInteractions.call("a-1")).id();
        store().write(tx -> tx.outcomes().add(id, List.of(fact(OutcomeName.SALE, "yes", 0))));

        store().write(tx -> tx.interactions().delete(id));

        assertThat(said(id)).isEmpty();
    }

    @Test
    default void interactionsAreFoundByTheIdOfAnotherSystem() {
        Interaction call = SampleInteractions.call("a-1");
        Interaction known = new Interaction(call.id(), "c-77", call.channel(), call.facts(), call.routing(), call.startedAt(),
                call.receivedAt(), call.priority(), call.durationMs(), call.stage(), call.status(), call.version());
        kept(known);

        assertThat(store().<List<String>>read(tx -> tx.outcomes().knownAs("c-77"))).containsExactly(known.id());
        assertThat(store().<List<String>>read(tx -> tx.outcomes().knownAs("c-78"))).isEmpty();
    }

    @Test
    default void interactionsAreFoundByCustomerAndTime() {
        Interaction call = SampleInteractions.call("a-1");
        Instant began = Instant.ofEpochSecond(1_800_000_000L);
        Interaction known = new Interaction(call.id(), null, call.channel(), new Facts("a-1", null, "k-1", null), call.routing(), began,
                call.receivedAt(), call.priority(), call.durationMs(), call.stage(), call.status(), call.version());
        kept(known);

        assertThat(store().<List<String>>read(tx -> tx.outcomes().ofCustomer("k-1", began, began))).containsExactly(known.id());
        assertThat(store().<List<String>>read(tx -> tx.outcomes().ofCustomer("k-1", began.plusSeconds(1), began.plusSeconds(9)))).isEmpty();
        assertThat(store().<List<RepeatContacts.Contact>>read(tx -> tx.outcomes().contacts(began)))
                .extracting(RepeatContacts.Contact::interactionId).containsExactly(known.id());
    }

    @Test
    default void onlyCallsOfAgentsThatAreDoneHaveEnded() {
        Interaction fresh = kept(SampleInteractions.call("a-1"));
        Interaction done = kept(SampleInteractions.call("a-2"));
        store().write(tx -> tx.interactions().save(done.reached(Stage.MARKED, null)));
        store().write(tx -> tx.outcomes().add(done.id(), List.of(fact(OutcomeName.CSAT, "2", 0), fact(OutcomeName.SALE, "no", 0))));
        store().write(tx -> tx.outcomes().add(done.id(), List.of(fact(OutcomeName.CSAT, "4", 1))));

        List<Outcomes.Ended> ended = store().read(tx -> tx.outcomes().ended("", 100));

        assertThat(ended).extracting(Outcomes.Ended::interactionId).containsExactly(done.id()).doesNotContain(fresh.id());
        assertThat(ended.getFirst().last()).isEqualTo(Map.of(OutcomeName.CSAT, "4", OutcomeName.SALE, "no"));
        assertThat(ended.getFirst().transcriptVersion()).isEqualTo(1);
        assertThat(store().<List<Outcomes.Ended>>read(tx -> tx.outcomes().ended(done.id(), 100))).isEmpty();
    }

    @Test
    default void traitsOfAnEarlierFormatAreNotGivenOut() {
        String id = kept(SampleInteractions.call("a-1")).id();
        store().<Boolean>write(tx -> {
            tx.traits().put(new KeptTraits.Traits(id, 1, 1, "one"), 1);
            return tx.traits().put(new KeptTraits.Traits(id, 1, 2, "two"), 1);
        });

        assertThat(store().<List<KeptTraits.Traits>>read(tx -> tx.traits().between("", id, 1)))
                .extracting(KeptTraits.Traits::body).containsExactly("two");
        assertThat(store().<List<KeptTraits.Traits>>read(tx -> tx.traits().between("", id, 2))).isEmpty();
        assertThat(store().<List<KeptTraits.Traits>>read(tx -> tx.traits().between(id, id, 1))).isEmpty();
        assertThat(store().<List<KeptTraits.Traits>>read(tx -> tx.traits().between("", id, 1, id::equals))).hasSize(1);
        assertThat(store().<List<KeptTraits.Traits>>read(tx -> tx.traits().between("", id, 1, _ -> false))).isEmpty();
        assertThat(store().<Map<String, Long>>read(tx -> tx.traits().read("", id, 1))).isEqualTo(Map.of(id, 2L));
        assertThat(store().<Map<String, Long>>read(tx -> tx.traits().read("", id, 2))).isEmpty();
        assertThat(store().<Map<String, Long>>read(tx -> tx.traits().read(id, id, 1))).isEmpty();
    }

    @Test
    default void traitsOfAnInteractionThatChangedMeanwhileOrIsGoneAreNotKept() {
        String id = kept(SampleInteractions.call("a-1")).id();
        String gone = kept(SampleInteractions.call("a-1")).id();
        store().<Boolean>write(tx -> {
            tx.interactions().delete(gone);
            tx.retention().deleteWords(id, Instant.ofEpochSecond(1_800_000_000L), "Deleted.");
            return true;
        });

        for (String one : List.of(id, gone)) {
            assertThat(store().<Boolean>write(tx -> tx.traits().put(new KeptTraits.Traits(one, 1, 1, "words"), 1))).isFalse();
        }

        assertThat(store().<Map<String, Long>>read(tx -> tx.traits().read("", "g", 1))).doesNotContainKeys(id, gone);
    }

    @Test
    default void aClipIsRefusedOnceAndAllowedAgain() {
        KeptTraits.Clip clip = new KeptTraits.Clip(kept(SampleInteractions.call("a-1")).id(), 3);
        Instant now = Instant.ofEpochSecond(1_800_000_000L);

        assertThat(store().<Boolean>write(tx -> tx.traits().refuse(clip, "p-1", now))).isTrue();
        assertThat(store().<Boolean>write(tx -> tx.traits().refuse(clip, "p-1", now))).isFalse();
        assertThat(store().<List<KeptTraits.Clip>>read(tx -> tx.traits().refused())).containsExactly(clip);
        assertThat(store().<Boolean>write(tx -> tx.traits().allow(clip))).isTrue();
        assertThat(store().<List<KeptTraits.Clip>>read(tx -> tx.traits().refused())).isEmpty();
    }
}
