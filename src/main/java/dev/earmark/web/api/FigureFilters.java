package dev.earmark.web.api;

import dev.earmark.fault.Rejected;
import dev.earmark.store.Figures.FigureFilter;
import dev.earmark.web.http.Exchange;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/** Which interactions a request wants figures of. */
final class FigureFilters {

    private static final Duration USUAL = Duration.ofDays(84);
    private static final Duration LONGEST = Duration.ofDays(731);

    private FigureFilters() {}

    /** @throws Rejected with {@code figures.time-invalid} */
    static FigureFilter of(Exchange exchange, Instant now) {
        Instant before = Objects.requireNonNullElse(exchange.time("to"), now);
        Instant from = Objects.requireNonNullElseGet(exchange.time("from"), () -> before.minus(USUAL));
        if (!from.isBefore(before) || Duration.between(from, before).compareTo(LONGEST) > 0) {
            throw new Rejected("figures.time-invalid", "The time for figures must end after it begins and last at most "
                    + LONGEST.toDays() + " days.");
        }
        return new FigureFilter(from, before, exchange.query("agent"), exchange.query("team"), exchange.query("queue"),
                exchange.query("channel"), exchange.query("rubric"));
    }
}
