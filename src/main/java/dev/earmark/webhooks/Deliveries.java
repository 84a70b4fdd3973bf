package dev.earmark.webhooks;

import dev.earmark.events.EventType;
import dev.earmark.fault.Conflict;
import dev.earmark.fault.NotFound;
import dev.earmark.fault.Rejected;
import dev.earmark.store.Store;
import dev.earmark.store.Webhooks.Delivery;
import dev.earmark.store.Webhooks.Endpoint;
import dev.earmark.webhooks.DeliveryListener.Outcome;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends events to the endpoints of other systems: at least once, each with the same id at every attempt, over days. An endpoint that is
 * slow does not keep others waiting; one that answers 410 is disabled. Several processes may send from one store.
 */
public final class Deliveries implements AutoCloseable {

    private static final int MOST_AT_ONCE = 32;
    private static final int MOST_OF_ONE_ENDPOINT = 4;
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration LAST_ANSWERS = Duration.ofSeconds(2);
    private static final Duration LEASE_BEYOND_TIMEOUT = Duration.ofSeconds(60);

    private final Store store;
    private final WebhookSettings settings;
    private final EndpointUrl urls;
    private final MessageSender sender;
    private final Clock clock;
    private final DeliveryListener listener;
    private final Semaphore free = new Semaphore(MOST_AT_ONCE);
    private final Semaphore woken = new Semaphore(0);
    private final Map<String, Integer> busy = new ConcurrentHashMap<>();
    private volatile boolean closed;
    private final Thread thread = Thread.ofVirtual().name("deliveries").unstarted(this::deliver);
    private final Logger log = LoggerFactory.getLogger(Deliveries.class);

    public Deliveries(Store store, WebhookSettings settings, Clock clock, DeliveryListener listener) {
        this(store, settings, new EndpointUrl(settings.privateAddresses()), clock, listener);
    }

    Deliveries(Store store, WebhookSettings settings, EndpointUrl urls, Clock clock, DeliveryListener listener) {
        this.store = store;
        this.settings = settings;
        this.urls = urls;
        this.sender = new MessageSender(urls, settings.timeout(), clock);
        this.clock = clock;
        this.listener = listener;
    }

    /** Once. */
    public void start() {
        thread.start();
    }

    /** There may be something to send. Returns at once. */
    public void wake() {
        if (woken.availablePermits() == 0) {
            woken.release();
        }
    }

    /** @throws Rejected with {@code webhooks.url} when nothing may be sent there */
    public URI check(String url) {
        return urls.check(url);
    }

    /**
     * Sends a ping to an endpoint, like any other event.
     *
     * @return its id, which stands in the log of attempts soon
     * @throws NotFound with {@code webhooks.endpoint-unknown}
     * @throws Conflict with {@code webhooks.endpoint-disabled}
     */
    public String test(String endpointId) {
        String id = store.write(tx -> {
            mustBeEnabled(tx, endpointId);
            return tx.webhooks().appendFor(endpointId, EventType.PING, clock.instant());
        });
        wake();
        return id;
    }

    private static void mustBeEnabled(Store.Tx tx, String endpointId) {
        Endpoint endpoint = tx.webhooks().find(endpointId)
                .orElseThrow(() -> new NotFound("webhooks.endpoint-unknown", "There is no such endpoint."));
        if (!endpoint.enabled()) {
            throw new Conflict("webhooks.endpoint-disabled", "The endpoint is disabled, so nothing is sent to it; enable it first.");
        }
    }

    /**
     * Sends one event to an endpoint once more, with the same id, whatever became of it before.
     *
     * @throws NotFound with {@code webhooks.endpoint-unknown}, or {@code webhooks.delivery-unknown} when it never was for this endpoint
     * @throws Conflict with {@code webhooks.endpoint-disabled}
     */
    public void again(String endpointId, String eventId) {
        store.write(tx -> {
            mustBeEnabled(tx, endpointId);
            if (!tx.webhooks().again(endpointId, eventId)) {
                throw new NotFound("webhooks.delivery-unknown", "This endpoint has no event with this id, or it is kept no longer.");
            }
            return true;
        });
        wake();
    }

    private void deliver() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                if (!round()) {
                    woken.tryAcquire(POLL.toMillis(), TimeUnit.MILLISECONDS);
                    woken.drainPermits();
                }
            } catch (InterruptedException stopped) {
                return;
            } catch (RuntimeException failed) {
                log.atWarn().addKeyValue("problem", failed.getClass().getSimpleName()).log("no deliveries could be claimed; trying again");
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(POLL);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** @return whether something was sent */
    private boolean round() {
        int most = Math.min(free.availablePermits(), MOST_OF_ONE_ENDPOINT);
        if (most == 0) {
            return false;
        }
        Set<String> full = busy.entrySet().stream().filter(one -> one.getValue() >= MOST_OF_ONE_ENDPOINT).map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        long leaseMs = settings.timeout().plus(LEASE_BEYOND_TIMEOUT).toMillis();
        List<Delivery> claimed = store.write(tx -> tx.webhooks().claim(tx.nowMs() + leaseMs, most, full));
        claimed.forEach(this::begin);
        return !claimed.isEmpty();
    }

    private void begin(Delivery delivery) {
        free.acquireUninterruptibly();
        busy.merge(delivery.endpointId(), 1, Integer::sum);
        Thread.ofVirtual().name("delivery").start(() -> {
            try {
                send(delivery);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException failed) {
                log.atWarn().addKeyValue("event", delivery.event().id()).addKeyValue("problem", failed.getClass().getSimpleName())
                        .log("how a delivery went could not be kept; it is sent again");
            } finally {
                busy.merge(delivery.endpointId(), -1, (now, less) -> now + less <= 0 ? null : now + less);
                free.release();
                wake();
            }
        });
    }

    private void send(Delivery delivery) throws InterruptedException {
        Optional<Endpoint> endpoint = store.read(tx -> tx.webhooks().find(delivery.endpointId()));
        if (endpoint.isEmpty() || !endpoint.get().enabled()) {
            return; // waits until it is enabled
        }
        DeliveryOutcome answer = sender.send(endpoint.get(), delivery.event().id(), Message.of(delivery.event()));
        if (closed && !answer.delivered()) {
            return; // we broke it off ourselves: no fault of the receiver
        }
        Optional<Duration> next = answer.delivered() || answer.gone()
                ? Optional.empty() : Schedule.after(delivery.attempts() + 1, answer.retryAfter());
        keep(delivery, answer, next.orElse(null));
        Outcome outcome = answer.delivered() ? Outcome.DELIVERED : next.isEmpty() ? Outcome.GIVEN_UP : Outcome.FAILED;
        listener.attempted(outcome, answer.took(), Duration.between(delivery.event().at(), clock.instant()));
    }

    private void keep(Delivery delivery, DeliveryOutcome answer, @Nullable Duration next) {
        Instant now = clock.instant();
        store.write(tx -> {
            Long nextAtMs = next == null ? null : (Long) (tx.nowMs() + next.toMillis());
            tx.webhooks().attempted(delivery, now, answer.delivered(), answer.status(), answer.sentence(), answer.took().toMillis(),
                    nextAtMs);
            if (answer.gone()) {
                tx.webhooks().find(delivery.endpointId()).ifPresent(endpoint -> tx.webhooks().save(disabled(endpoint)));
            }
            return true;
        });
    }

    private static Endpoint disabled(Endpoint endpoint) {
        return new Endpoint(
                endpoint.id(), endpoint.url(), endpoint.secrets(), endpoint.types(), false, "It answered 410: it is gone.",
                endpoint.createdAt(), endpoint.version() + 1);
    }

    /**
     * Sends nothing new; what has not been answered after two seconds is broken off, and sent again later without counting as an attempt.
     */
    @Override
    public void close() {
        thread.interrupt();
        try {
            if (free.tryAcquire(MOST_AT_ONCE, LAST_ANSWERS.toMillis(), TimeUnit.MILLISECONDS)) {
                free.release(MOST_AT_ONCE);
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        closed = true;
        sender.close();
    }
}
