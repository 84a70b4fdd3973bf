package dev.earmark.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.store.CoachingLists.CoachingList;
import dev.earmark.store.CoachingLists.Item;
import dev.earmark.testing.SampleInteractions;
import java.time.Instant;
import org.junit.jupiter.api.Test;

interface CoachingListsContract extends UsesStore {

    private CoachingList begun(String owner, long at) {
        CoachingList list = new CoachingList(SampleInteractions.id(), owner, "Again", Instant.ofEpochMilli(at), 0);
        store().<Boolean>write(tx -> {
            tx.coachingLists().add(list);
            return true;
        });
        return list;
    }

    private boolean put(CoachingList list, Item item) {
        return store().write(tx -> tx.coachingLists().put(list.id(), item));
    }

    private static Item item(String interaction, int turn, long at) {
        return new Item(SampleInteractions.id(), interaction, turn, Instant.ofEpochMilli(at));
    }

    @Test
    default void aCoachingListIsItsOwnersAlone() {
        String owner = SampleInteractions.id();
        CoachingList old = begun(owner, 5);
        CoachingList young = begun(owner, 6);

        assertThat(this.<CoachingList>listed(tx -> tx.coachingLists().of(owner))).containsExactly(young, old);
        assertThat(this.<CoachingList>listed(tx -> tx.coachingLists().of("another"))).isEmpty();
        assertThat(this.<CoachingList>maybe(tx -> tx.coachingLists().find(old.id(), "another"))).isEmpty();
        assertThat(store().<Boolean>write(tx -> tx.coachingLists().remove(old.id(), "another"))).isFalse();
        assertThat(store().<Boolean>write(tx -> tx.coachingLists().remove(old.id(), owner))).isTrue();
        assertThat(this.<CoachingList>listed(tx -> tx.coachingLists().of(owner))).containsExactly(young);
    }

    @Test
    default void aMomentIsOnACoachingListOnceAndGoesWithItsInteraction() {
        CoachingList list = begun(SampleInteractions.id(), 5);
        String first = kept("a-1").id();
        String second = kept("a-2").id();
        Item late = item(first, 4, 9);
        Item early = item(second, 0, 8);

        assertThat(put(list, late)).isTrue();
        assertThat(put(list, early)).isTrue();
        assertThat(put(list, item(first, 4, 10))).isFalse();
        assertThat(put(list, item(first, 5, 11))).isTrue();
        assertThat(this.<Item>listed(tx -> tx.coachingLists().items(list.id()))).startsWith(early, late).hasSize(3);
        assertThat(this.<CoachingList>maybe(tx -> tx.coachingLists().find(list.id(), list.ownerId())).orElseThrow().items()).isEqualTo(3);
        assertThat(store().<Boolean>write(tx -> tx.coachingLists().takeOut("another", late.id()))).isFalse();
        assertThat(store().<Boolean>write(tx -> tx.coachingLists().takeOut(list.id(), late.id()))).isTrue();
        store().<Boolean>write(tx -> {
            tx.interactions().delete(second);
            return true;
        });
        assertThat(this.<Item>listed(tx -> tx.coachingLists().items(list.id()))).extracting(Item::turn).containsExactly(5);
    }
}
