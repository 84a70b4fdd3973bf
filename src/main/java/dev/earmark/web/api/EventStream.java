package dev.earmark.web.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earmark.access.Principal;
import dev.earmark.access.Reach;
import dev.earmark.events.Event;
import dev.earmark.store.Events.Placed;
import dev.earmark.store.Store;
import dev.earmark.web.http.Answer.Pen;
import dev.earmark.web.http.ClientGone;
import dev.earmark.web.http.Exchange;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One open stream. Who listens is looked up after each batch was read and before it is told, so that nothing that happened after a key was
 * revoked or a role was changed is told by the old rights. For one thread.
 */
final class EventStream {

    private static final int BATCH = 200;

    private final Store store;
    private final LiveFeed feed;
    private final SendingPace pace;
    private final Exchange exchange;
    private long place;
    private Reach reach;
    private long askedNanos;
    private long wroteNanos;

    EventStream(Store store, LiveFeed feed, SendingPace pace, Exchange exchange, long place) {
        this.store = store;
        this.feed = feed;
        this.pace = pace;
        this.exchange = exchange;
        this.place = place;
        this.reach = exchange.reach();
    }

    /** @param last place behind everything that there was, whoever may see it */
    private record Batch(List<Placed> events, long last, Reach reach) {

        boolean full() {
            return events.size() == BATCH;
        }

        long end() {
            return full() ? events.getLast().place() : last;
        }
    }

    /** Until the server stops, or whoever listens may no longer. @param reset whether what happened in between is no longer known */
    void run(Pen pen, boolean reset) throws ClientGone, InterruptedException {
        write(pen, "retry: 3000\n" + (reset ? "event: reset\nid: " + place + "\ndata: {}\n\n" : ": hello\n\n"));
        while (feed.open()) {
            Batch batch = read();
            if (!known()) {
                return;
            }
            boolean told = tell(pen, batch);
            if (told && !batch.full()) {
                feed.await(place, pace.ask().toMillis());
                comment(pen);
            }
        }
    }

    private Batch read() {
        return store.read(tx -> {
            long last = tx.events().last(); // first, so that nothing is passed over
            return new Batch(tx.events().after(place, reach, BATCH), last, reach);
        });
    }

    /** Asks who listens, and what they may see now. */
    private boolean known() {
        Optional<Principal> now = exchange.principalNow();
        askedNanos = System.nanoTime();
        reach = now.map(Principal::reach).orElse(reach);
        return now.isPresent();
    }

    /** @return false when the rest is to be read again, because other things may be seen now or nobody may listen */
    private boolean tell(Pen pen, Batch batch) throws ClientGone {
        for (Placed placed : batch.events()) {
            boolean asked = System.nanoTime() - askedNanos < pace.ask().toNanos();
            if (!asked && !known() || !reach.equals(batch.reach())) {
                return false;
            }
            write(pen, "id: " + placed.place() + "\nevent: " + placed.event().type().label() + "\ndata: " + view(placed.event()) + "\n\n");
            place = placed.place();
        }
        place = Math.max(place, batch.end());
        return true;
    }

    private void comment(Pen pen) throws ClientGone {
        if (System.nanoTime() - wroteNanos >= pace.comment().toNanos()) {
            write(pen, ": still here\n\n");
        }
    }

    private void write(Pen pen, String text) throws ClientGone {
        pen.write(text);
        wroteNanos = System.nanoTime();
    }

    private static ObjectNode view(Event event) {
        ObjectNode node = Views.object().put("id", event.id()).put("type", event.type().label()).put("at", Views.time(event.at()))
                .put("interactionId", event.interactionId()).put("agentId", event.agentId());
        ObjectNode detail = node.putObject("detail");
        event.detail().entrySet().stream().sorted(Map.Entry.comparingByKey())
                .forEach(entry -> detail.put(entry.getKey(), entry.getValue()));
        return node;
    }
}
