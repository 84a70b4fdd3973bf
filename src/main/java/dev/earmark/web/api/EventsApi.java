package dev.earmark.web.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earmark.access.Reach;
import dev.earmark.events.Event;
import dev.earmark.fault.Unavailable;
import dev.earmark.store.Events.Placed;
import dev.earmark.store.Store;
import dev.earmark.web.http.Answer;
import dev.earmark.web.http.Answer.Pen;
import dev.earmark.web.http.ClientGone;
import dev.earmark.web.http.Exchange;
import dev.earmark.web.http.Handler;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What happens, as it happens: server-sent events with the event's place as id, so that a browser that comes back misses nothing. Nobody
 * is told of interactions that they may not see.
 */
final class EventsApi {

    private static final int BATCH = 200;

    private final Backend backend;
    private final LiveFeed feed;
    private final int mostStreams;
    private final Duration comment;

    /** @param comment a stream on which nothing happens says so as often, which also shows who has gone */
    EventsApi(Backend backend, LiveFeed feed, int mostStreams, Duration comment) {
        this.backend = backend;
        this.feed = feed;
        this.mostStreams = mostStreams;
        this.comment = comment;
    }

    Map<String, Handler> handlers() {
        return Map.of("streamEvents", this::stream);
    }

    private Answer stream(Exchange exchange) {
        String asked = exchange.header("Last-Event-ID") == null ? exchange.query("after") : exchange.header("Last-Event-ID");
        boolean resumes = asked != null && asked.matches("\\d{1,18}");
        OptionalLong from = resumes ? OptionalLong.of(Long.parseLong(String.valueOf(asked))) : OptionalLong.empty();
        Begin begin = backend.store().read(tx -> begin(tx, from));
        if (!feed.enter(mostStreams)) {
            throw new Unavailable("web.streams-full", "Too many streams are open; try again in a while.", Duration.ofSeconds(30));
        }
        return new Answer(200, List.of(), new Answer.Live("text/event-stream", pen -> {
            try {
                run(pen, begin, exchange);
            } finally {
                feed.leave();
            }
        })).with("X-Accel-Buffering", "no");
    }

    /** @param reset whether what happened in between is no longer known */
    private record Begin(long place, boolean reset) {}

    private static Begin begin(Store.Tx tx, OptionalLong asked) {
        long last = tx.events().last();
        if (asked.isEmpty()) {
            return new Begin(last, false);
        }
        long place = asked.getAsLong();
        OptionalLong first = tx.events().first();
        boolean known = place <= last && (place == last || first.isPresent() && first.getAsLong() <= place + 1);
        return known ? new Begin(place, false) : new Begin(last, true);
    }

    private void run(Pen pen, Begin begin, Exchange exchange) throws ClientGone, InterruptedException {
        long place = begin.place();
        pen.write("retry: 3000\n" + (begin.reset() ? "event: reset\nid: " + place + "\ndata: {}\n\n" : ": hello\n\n"));
        while (feed.open()) {
            Told told = tell(pen, place, exchange.reach());
            place = told.place();
            if (!told.more() && !feed.await(place, comment.toMillis())) {
                if (!exchange.stillKnown()) {
                    return;
                }
                pen.write(": still here\n\n");
            }
        }
    }

    private record Told(long place, boolean more) {}

    private Told tell(Pen pen, long place, Reach reach) throws ClientGone {
        record Read(long last, List<Placed> events) {}
        Read read = backend.store().read(tx -> new Read(tx.events().last(), tx.events().after(place, reach, BATCH)));
        for (Placed placed : read.events()) {
            pen.write("id: " + placed.place() + "\nevent: " + placed.event().type().label() + "\ndata: " + view(placed.event()) + "\n\n");
        }
        boolean more = read.events().size() == BATCH;
        return new Told(more ? read.events().getLast().place() : Math.max(place, read.last()), more);
    }

    private static ObjectNode view(Event event) {
        ObjectNode node = Views.object().put("id", event.id()).put("type", event.type().label()).put("at", Views.time(event.at()))
                .put("interactionId", event.interactionId()).put("agentId", event.agentId());
        ObjectNode detail = node.putObject("detail");
        event.detail().entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(entry -> detail.put(entry.getKey(), entry.getValue()));
        return node;
    }
}
