package dev.earmark.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earmark.access.Reach;
import dev.earmark.events.EventType;
import dev.earmark.store.Events.Placed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

interface EventsContract extends UsesStore {

    Instant THEN = Instant.parse("2026-03-02T12:00:00Z");

    private String appended(EventType type, String agentId, Map<String, String> detail) {
        return store().write(tx -> tx.events().append(type, THEN, "call-1", agentId, detail));
    }

    private long ordered() {
        while (store().write(tx -> tx.events().order(100)) > 0) {
            // Until all have places.
        }
        return store().read(tx -> tx.events().last());
    }

    private List<Placed> after(long place, Reach reach) {
        return store().read(tx -> tx.events().after(place, reach, 10_000));
    }

    @Test
    default void anEventComesBackAsItWasKeptOnceItHasAPlace() {
        long before = ordered();
        String id = appended(EventType.SCORED, "agent-1", Map.of("rubric", "bank@1", "percent", "82.5"));
        assertThat(after(before, Reach.EVERYTHING)).isEmpty();

        ordered();

        Placed placed = after(before, Reach.EVERYTHING).getFirst();
        assertThat(placed.place()).isEqualTo(before + 1);
        assertThat(placed.event()).isEqualTo(new dev.earmark.events.Event(id, EventType.SCORED, THEN, "call-1", "agent-1",
                Map.of("rubric", "bank@1", "percent", "82.5")));
        assertThat(store().read(tx -> tx.events().first()).getAsLong()).isLessThanOrEqualTo(placed.place());
    }

    @Test
    default void placesHaveNoGapsAndKeepTheOrderOfEachWriter() throws Exception {
        long before = ordered();
        int writers = 8;
        int each = 25;
        List<Callable<List<String>>> tasks = new ArrayList<>();
        for (int writer = 0; writer < writers; writer++) {
            String agent = "writer-" + writer;
            tasks.add(() -> IntStream.range(0, each).mapToObj(i -> {
                if (i % 5 == 4) {
                    assertThatThrownBy(() -> store().write(tx -> {
                        tx.events().append(EventType.PARKED, THEN, "never", agent, Map.of());
                        throw new IllegalStateException("rolled back");
                    })).isInstanceOf(IllegalStateException.class);
                }
                return appended(EventType.RECEIVED, agent, Map.of("n", String.valueOf(i)));
            }).toList());
        }
        for (int orderer = 0; orderer < 2; orderer++) {
            tasks.add(() -> IntStream.range(0, 40).mapToObj(_ -> store().write(tx -> "placed " + tx.events().order(7))).toList());
        }
        List<String> written = atOnce(tasks).subList(0, writers).stream().flatMap(List::stream).toList();

        ordered();

        List<Placed> events = after(before, Reach.EVERYTHING);
        assertThat(events).extracting(Placed::place)
                .containsExactlyElementsOf(LongStream.rangeClosed(before + 1, before + (long) writers * each).boxed().toList());
        assertThat(events).extracting(placed -> placed.event().id()).containsExactlyInAnyOrderElementsOf(written);
        for (int writer = 0; writer < writers; writer++) {
            assertThat(after(before, new Reach.Own("writer-" + writer))).extracting(placed -> placed.event().detail().get("n"))
                    .containsExactlyElementsOf(IntStream.range(0, each).mapToObj(String::valueOf).toList());
        }
    }

    @Test
    default void anAgentHearsOfOwnInteractionsOnly() {
        long before = ordered();
        appended(EventType.SCORED, "agent-1", Map.of());
        appended(EventType.SCORED, "agent-2", Map.of());
        store().write(tx -> tx.events().append(EventType.RUBRIC_PUBLISHED, THEN, null, null, Map.of()));
        ordered();

        assertThat(after(before, new Reach.Own("agent-1"))).extracting(placed -> placed.event().agentId()).containsExactly("agent-1");
        assertThat(after(before, new Reach.Own(""))).isEmpty();
        assertThat(after(before, Reach.EVERYTHING)).hasSize(3);
    }

    @Test
    default void forgottenEventsNeverGiveTheirPlacesAway() {
        appended(EventType.SCORED, "agent-1", Map.of());
        long last = ordered();

        while (store().write(tx -> tx.events().forgetBefore(THEN.plusSeconds(1), 50)) > 0) {
            // Until all are gone.
        }

        assertThat(after(0, Reach.EVERYTHING).stream().filter(placed -> placed.event().at().equals(THEN)).toList()).isEmpty();
        appended(EventType.SCORED, "agent-1", Map.of());
        assertThat(ordered()).isEqualTo(last + 1);
    }
}
