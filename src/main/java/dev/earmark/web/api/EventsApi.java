package dev.earmark.web.api;

import dev.earmark.fault.Unavailable;
import dev.earmark.store.Store;
import dev.earmark.web.http.Answer;
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

    private final Backend backend;
    private final LiveFeed feed;
    private final int mostStreams;
    private final SendingPace pace;

    EventsApi(Backend backend, LiveFeed feed, int mostStreams, SendingPace pace) {
        this.backend = backend;
        this.feed = feed;
        this.mostStreams = mostStreams;
        this.pace = pace;
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
                new EventStream(backend.store(), feed, pace, exchange, begin.place()).run(pen, begin.reset());
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
}
