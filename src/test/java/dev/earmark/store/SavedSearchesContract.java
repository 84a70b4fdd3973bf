package dev.earmark.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earmark.fault.Fault;
import dev.earmark.fault.Unavailable;
import dev.earmark.store.SavedSearches.Saved;
import dev.earmark.testing.SampleInteractions;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

interface SavedSearchesContract extends UsesStore {

    /** As somebody else would who has the database. */
    void tamper(String sql);

    private static Saved search(String owner, String name, boolean shared, @Nullable Instant alertSince) {
        return new Saved(SampleInteractions.id(), owner, name, "{\"q\":\"refund\"}", shared, alertSince, Instant.ofEpochMilli(7), 1);
    }

    private Saved keep(Saved search) {
        store().<Boolean>write(tx -> {
            tx.searches().insert(search);
            return true;
        });
        return search;
    }

    @Test
    default void aSearchIsFoundByItsOwnerAndWhenSharedByOthers() {
        String owner = SampleInteractions.id();
        String other = SampleInteractions.id();
        Saved own = keep(search(owner, "A refund", false, null));
        Saved shared = keep(search(other, "B cancels", true, Instant.ofEpochMilli(9)));
        keep(search(other, "C private", false, null));

        assertThat(this.<Saved>listed(tx -> tx.searches().of(owner, false, 10))).containsExactly(own);
        assertThat(this.<Saved>listed(tx -> tx.searches().of(owner, true, 10))).contains(own, shared)
                .noneMatch(one -> one.name().equals("C private"));
        assertThat(this.<Saved>listed(tx -> tx.searches().of(owner, true, 1))).hasSize(1);
        assertThat(store().<Long>read(tx -> tx.searches().countOf(other))).isEqualTo(2);
        assertThat(this.<Saved>listed(tx -> tx.searches().alerts())).contains(shared).doesNotContain(own);
        assertThat(this.<Saved>maybe(tx -> tx.searches().find(shared.id()))).contains(shared);
        assertThat(store().<Boolean>write(tx -> tx.searches().delete(shared.id()))).isTrue();
        assertThat(store().<Boolean>write(tx -> tx.searches().delete(shared.id()))).isFalse();
        assertThat(this.<Saved>maybe(tx -> tx.searches().find(shared.id()))).isEmpty();
    }

    @Test
    default void ofSharedSearchesOfOneNameTheOldestIsFoundByIt() {
        String name = "Named " + SampleInteractions.id();
        keep(search(SampleInteractions.id(), name, false, null));
        Saved young = search(SampleInteractions.id(), name, true, null);
        keep(new Saved(young.id(), young.ownerId(), name, young.query(), true, null, Instant.ofEpochMilli(9), 1));
        Saved old = keep(search(SampleInteractions.id(), name, true, null));

        assertThat(this.<Saved>maybe(tx -> tx.searches().shared(name))).contains(old);
        assertThat(this.<Saved>maybe(tx -> tx.searches().shared(name + "!"))).isEmpty();
    }

    @Test
    default void aChangeOfAnOldVersionAndANameThatIsTakenAreRefused() {
        String owner = SampleInteractions.id();
        Saved first = keep(search(owner, "first", false, null));
        Saved second = keep(search(owner, "second", false, null));
        Saved renamed = new Saved(first.id(), owner, "renamed", "{\"q\":\"other\"}", true, Instant.ofEpochMilli(3), first.createdAt(), 2);

        assertThat(store().<Boolean>write(tx -> tx.searches().save(renamed))).isTrue();
        assertThat(store().<Boolean>write(tx -> tx.searches().save(renamed))).isFalse();
        assertThat(this.<Saved>maybe(tx -> tx.searches().find(first.id()))).contains(renamed);
        for (Store.Work<Boolean> taken : List.<Store.Work<Boolean>>of(
                tx -> tx.searches().save(new Saved(second.id(), owner, "renamed", "{}", false, null, second.createdAt(), 2)),
                tx -> {
                    tx.searches().insert(search(owner, "second", false, null));
                    return true;
                })) {
            assertThatThrownBy(() -> store().write(taken)).isInstanceOfSatisfying(Fault.class,
                    fault -> assertThat(fault.code()).isEqualTo("store.search-name-taken"));
        }
    }

    @Test
    default void aQueryThatHasRottenIsNotUsed() {
        Saved saved = keep(search(SampleInteractions.id(), "rots", false, null));
        tamper("update saved_search set query = '{}' where id = '" + saved.id() + "'");

        assertThatThrownBy(() -> maybe(tx -> tx.searches().find(saved.id()))).isInstanceOfSatisfying(Unavailable.class,
                fault -> assertThat(fault.code()).isEqualTo("store.row-rotten"));

        store().<Boolean>write(tx -> tx.searches().delete(saved.id()));
    }
}
