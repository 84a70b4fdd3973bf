package dev.earmark.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.events.EventType;
import dev.earmark.store.Webhooks.Attempt;
import dev.earmark.store.Webhooks.Delivery;
import dev.earmark.store.Webhooks.Endpoint;
import dev.earmark.testing.SampleInteractions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

interface WebhooksContract extends UsesStore {

    Instant SENT = Instant.parse("2026-03-02T12:00:00Z");

    @AfterEach
    default void forgetEndpoints() {
        store().write(tx -> tx.webhooks().all().stream().map(Endpoint::id).map(tx.webhooks()::remove).toList());
    }

    private Endpoint endpoint(EventType... types) {
        Endpoint endpoint = new Endpoint(SampleInteractions.id(), "https://example.org/hook", List.of("whsec_new", "whsec_old"),
                Set.of(types), true, null, SENT, 1);
        store().<Boolean>write(tx -> {
            tx.webhooks().insert(endpoint);
            return true;
        });
        return endpoint;
    }

    private List<Delivery> claim(long leaseMs) {
        return store().write(tx -> tx.webhooks().claim(tx.nowMs() + leaseMs, 100));
    }

    private String happened(EventType type) {
        return store().write(tx -> tx.events().append(type, SENT, "call-1", "agent-1", Map.of("percent", "80")));
    }

    private void attempted(Delivery delivery, boolean delivered, @Nullable Integer status, @Nullable Long nextAtMs) {
        store().<Boolean>write(tx -> {
            tx.webhooks().attempted(delivery, SENT.plusSeconds(delivery.attempts()), delivered, status, "It answered.", 12, nextAtMs);
            return true;
        });
    }

    @Test
    default void anEndpointComesBackAsItWasKept() {
        Endpoint endpoint = endpoint(EventType.SCORED, EventType.PARKED);
        Endpoint disabled = new Endpoint(endpoint.id(), "https://example.org/2", List.of("whsec_new"), Set.of(), false, "It answered 410.",
                SENT, 2);

        assertThat(maybe(tx -> tx.webhooks().find(endpoint.id()))).contains(endpoint);
        assertThat(store().write(tx -> tx.webhooks().save(disabled)).booleanValue()).isTrue();
        assertThat(store().write(tx -> tx.webhooks().save(disabled)).booleanValue()).as("an old version").isFalse();
        assertThat(listed(tx -> tx.webhooks().all())).containsExactly(disabled);
    }

    @Test
    default void everyEndpointThatWantsAnEventGetsItOnce() {
        Endpoint all = endpoint();
        Endpoint some = endpoint(EventType.SCORED, EventType.PARKED);
        endpoint(EventType.PARKED);
        String id = happened(EventType.SCORED);

        List<Delivery> due = claim(60_000);

        assertThat(due).extracting(Delivery::endpointId).containsExactlyInAnyOrder(all.id(), some.id());
        assertThat(due).extracting(delivery -> delivery.event().id()).containsOnly(id);
        assertThat(claim(60_000)).as("claimed already").isEmpty();
    }

    @Test
    default void aDeliveryWhoseSenderDiedIsDueAgain() {
        endpoint();
        happened(EventType.SCORED);

        assertThat(claim(-1)).hasSize(1);
        assertThat(claim(60_000)).hasSize(1);
    }

    @Test
    default void attemptsAreCountedAndListedUntilItIsDeliveredOrGivenUp() {
        Endpoint endpoint = endpoint();
        String id = happened(EventType.SCORED);
        attempted(claim(-1).getFirst(), false, 503, 1L);
        Delivery second = claim(-1).getFirst();
        assertThat(second.attempts()).isEqualTo(1);
        attempted(second, false, null, 1L);
        attempted(claim(-1).getFirst(), true, 204, null);

        assertThat(claim(60_000)).isEmpty();
        attempted(second, false, 500, 1L);
        assertThat(claim(60_000)).as("what was delivered stays so").isEmpty();
        assertThat(listed(tx -> tx.webhooks().attempts(endpoint.id(), 2))).containsExactly(
                new Attempt(id, "interaction.scored", SENT.plusSeconds(2), 3, true, 204, "It answered.", 12),
                new Attempt(id, "interaction.scored", SENT.plusSeconds(1), 2, false, null, "It answered.", 12));
    }

    @Test
    default void whatIsGivenUpWaitsNoMore() {
        endpoint();
        happened(EventType.SCORED);
        assertThat(store().read(tx -> tx.webhooks().waiting()).count()).isEqualTo(1);

        attempted(claim(60_000).getFirst(), false, 500, null);

        assertThat(store().<Webhooks.Waiting>read(tx -> tx.webhooks().waiting())).isEqualTo(new Webhooks.Waiting(0, null));
    }

    @Test
    default void deliveriesOfADisabledEndpointWait() {
        Endpoint endpoint = endpoint();
        happened(EventType.SCORED);
        store().write(tx -> tx.webhooks()
                .save(new Endpoint(endpoint.id(), endpoint.url(), endpoint.secrets(), Set.of(), false, "It answered 410.", SENT, 2)));

        assertThat(claim(60_000)).isEmpty();
        store().write(tx -> tx.webhooks()
                .save(new Endpoint(endpoint.id(), endpoint.url(), endpoint.secrets(), Set.of(), true, null, SENT, 3)));
        assertThat(claim(60_000)).hasSize(1);
    }

    @Test
    default void aTestGoesToOneEndpointAndIntoNobodysStream() {
        endpoint();
        Endpoint tested = endpoint();
        long before = store().read(tx -> tx.events().last());
        String id = store().write(tx -> tx.webhooks().appendFor(tested.id(), EventType.PING, SENT));

        assertThat(claim(60_000)).extracting(Delivery::endpointId, delivery -> delivery.event().id())
                .containsExactly(org.assertj.core.groups.Tuple.tuple(tested.id(), id));
        store().write(tx -> tx.events().order(100));
        assertThat(listed(tx -> tx.events().after(before, dev.earmark.access.Reach.EVERYTHING, 100)))
                .noneMatch(placed -> placed.event().id().equals(id));
    }

    @Test
    default void anEventThatIsStillToBeDeliveredIsNotForgotten() {
        endpoint();
        happened(EventType.SCORED);
        store().write(tx -> tx.events().order(1_000));
        while (store().write(tx -> tx.events().forgetBefore(SENT.plusSeconds(1), 100)) > 0) {
            // Until nothing more goes.
        }

        List<Delivery> due = claim(60_000);
        assertThat(due).hasSize(1);
        attempted(due.getFirst(), true, 200, null);
        assertThat(store().write(tx -> tx.events().forgetBefore(SENT.plusSeconds(1), 100)).intValue()).isEqualTo(1);
    }
}
