package dev.earmark.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.access.Reach;
import dev.earmark.review.Need;
import dev.earmark.review.QueueRules;
import dev.earmark.review.QueueRules.Choosing;
import dev.earmark.review.Revision.By;
import dev.earmark.store.ReviewQueue.Draw;
import dev.earmark.store.ReviewQueue.Waiting;
import dev.earmark.testing.SampleInteractions;
import dev.earmark.transcript.Channel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

interface ReviewQueueContract extends UsesStore {

    Instant SINCE = Instant.parse("2026-03-02T12:00:00Z");

    private void does(Consumer<Store.Tx> work) {
        store().<Boolean>write(tx -> {
            work.accept(tx);
            return true;
        });
    }

    private boolean done(Predicate<Store.Tx> work) {
        return store().<Boolean>write(work::test);
    }

    private Waiting waiting(String id) {
        return store().read(tx -> tx.queue().of(id));
    }

    private String needed(@Nullable String team, Need... needs) {
        String id = kept("a-1").id();
        does(tx -> tx.queue().need(id, Set.of(needs), team, SINCE));
        return id;
    }

    private void empty() {
        listed(tx -> tx.interactions().list(InteractionQuery.newest(500).with(new InteractionFilter.Needed(null)),
                Reach.EVERYTHING).items())
                .forEach(one -> does(tx -> tx.queue().need(one.interaction().id(), Set.of(), null, SINCE)));
    }

    private Optional<String> taken(By by, String... not) {
        return store().write(tx -> tx.queue().next(by.id(), List.of(not), Reach.EVERYTHING)
                .filter(id -> tx.queue().lease(id, by, tx.nowMs() + 60_000)));
    }

    private static By somebody() {
        return new By(SampleInteractions.id(), "Kim");
    }

    @Test
    default void theMostUrgentComesFirstAndStaysInTheQueueSinceItCame() {
        empty();
        String sample = needed(null, Need.SAMPLE);
        String critical = needed("rule", Need.RULE, Need.CRITICAL_MISS);
        does(tx -> tx.queue().need(critical, Set.of(Need.CRITICAL_MISS, Need.DISPUTED), "rule", SINCE.plusSeconds(60)));
        By kim = somebody();

        assertThat(waiting(critical)).isEqualTo(new Waiting(List.of(Need.CRITICAL_MISS, Need.DISPUTED), "rule", SINCE, null, null));
        assertThat(taken(kim)).contains(critical);
        assertThat(taken(kim, critical)).contains(sample);
        assertThat(store().<Integer>read(tx -> tx.queue().leased(kim.id()))).isEqualTo(2);
        assertThat(store().<Map<Need, Long>>read(tx -> tx.queue().counts(Reach.EVERYTHING))).containsEntry(Need.SAMPLE,
                1L).containsEntry(Need.DISPUTED, 1L)
                .doesNotContainKey(Need.RULE);
        assertThat(listed(tx -> tx.interactions().list(InteractionQuery.newest(5).with(new InteractionFilter.Needed(Need.DISPUTED))
                .sorted(InteractionQuery.Sort.NEED, true), Reach.EVERYTHING).items()))
                .extracting(one -> one.interaction().id()).containsExactly(critical);
        does(tx -> tx.queue().need(critical, Set.of(), null, SINCE));
        assertThat(waiting(critical)).isEqualTo(new Waiting(List.of(), null, null, null, null));
    }

    @Test
    default void manyWhoAskAtOnceGetDifferentOnes() throws Exception {
        empty();
        for (int i = 0; i < 12; i++) {
            needed(null, Need.UNSURE);
        }
        List<Callable<Optional<String>>> asks = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            By person = somebody();
            asks.add(() -> taken(person));
        }
        List<String> got = atOnce(asks).stream().flatMap(Optional::stream).toList();

        assertThat(got).doesNotHaveDuplicates().isNotEmpty();
    }

    @Test
    default void aLeaseKeepsOthersAwayUntilItEndsOrIsGivenBack() {
        String id = needed(null, Need.UNSURE);
        By kim = somebody();
        By rita = somebody();
        assertThat(done(tx -> tx.queue().lease(id, kim, tx.nowMs() + 60_000))).isTrue();

        assertThat(done(tx -> tx.queue().lease(id, rita, tx.nowMs() + 60_000))).isFalse();
        assertThat(done(tx -> tx.queue().lease(id, kim, tx.nowMs() + 90_000))).isTrue();
        assertThat(Objects.requireNonNull(waiting(id).lease()).by()).isEqualTo(kim);
        does(tx -> tx.queue().release(id, rita.id()));
        assertThat(waiting(id).lease()).isNotNull();
        does(tx -> tx.queue().release(id, kim.id()));
        assertThat(done(tx -> tx.queue().lease(id, rita, tx.nowMs() - 1))).isTrue();
        assertThat(waiting(id).lease()).as("over").isNull();
        assertThat(done(tx -> tx.queue().lease(id, kim, tx.nowMs() + 60_000))).isTrue();
    }

    @Test
    default void whatIsGivenToOneComesToNobodyElse() {
        empty();
        By kim = somebody();
        By rita = somebody();
        String kims = needed(null, Need.SAMPLE);
        String free = needed(null, Need.CRITICAL_MISS);
        does(tx -> tx.queue().assign(kims, kim));

        assertThat(taken(kim)).contains(kims);
        assertThat(taken(rita)).contains(free);
        assertThat(taken(rita, free)).isEmpty();
        assertThat(store().<Integer>read(tx -> tx.queue().assigned(kim.id()))).isEqualTo(1);
        assertThat(listed(tx -> tx.interactions().list(InteractionQuery.newest(5).with(new InteractionFilter.AssignedTo(kim.id())),
                Reach.EVERYTHING).items())).hasSize(1);
        does(tx -> tx.queue().assign(kims, null));
        assertThat(waiting(kims).assignedTo()).isNull();
    }

    @Test
    default void rulesComeBackAsTheyWereKept() {
        QueueRules before = store().read(tx -> tx.queue().rules());
        QueueRules rules = new QueueRules(5, List.of(new Choosing("low", Channel.CHAT, "q", null, "a", 59.5, "own-name", 20),
                new Choosing("all", null, null, null, null, null, null, 100)));
        does(tx -> tx.queue().replace(rules));

        assertThat(store().<QueueRules>read(tx -> tx.queue().rules())).isEqualTo(rules);
        does(tx -> tx.queue().replace(before));
    }

    private Draw draw(String id, String agent, double number) {
        return store().write(tx -> tx.queue().draw(id, agent, "2026-W10", number, 2));
    }

    @Test
    default void theSampleIsThoseWithTheSmallestNumbersButNothingThatIsBegunIsTakenAway() {
        String agent = SampleInteractions.id();
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            ids.add(kept(agent).id());
        }
        assertThat(draw(ids.get(0), agent, 0.5)).isEqualTo(new Draw(true, null));
        assertThat(draw(ids.get(1), agent, 0.7)).isEqualTo(new Draw(true, null));
        assertThat(draw(ids.get(2), agent, 0.8)).isEqualTo(new Draw(false, null));
        assertThat(draw(ids.get(3), agent, 0.4)).isEqualTo(new Draw(true, ids.get(1)));
        assertThat(draw(ids.get(3), agent, 0.9)).as("drawn before").isEqualTo(new Draw(true, null));
        does(tx -> tx.queue().finished(ids.get(0)));
        assertThat(draw(ids.get(4), agent, 0.3)).isEqualTo(new Draw(true, ids.get(3)));
        does(tx -> tx.queue().lease(ids.get(4), somebody(), tx.nowMs() + 60_000));
        assertThat(draw(ids.get(5), agent, 0.1)).isEqualTo(new Draw(false, null));
        assertThat(store().<Boolean>read(tx -> tx.queue().drawn(ids.get(0)))).isFalse();
        assertThat(store().<Boolean>read(tx -> tx.queue().drawn(ids.get(4)))).isTrue();
    }
}
