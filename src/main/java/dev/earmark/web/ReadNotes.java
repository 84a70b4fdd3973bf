package dev.earmark.web;

import dev.earmark.access.AuditEntry;
import dev.earmark.access.AuditSettings.Reads;
import dev.earmark.store.AuditLog.Link;
import dev.earmark.store.Store;
import dev.earmark.web.contract.Operation;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Writes down who read or heard which interaction, once for each of them in {@link #ONCE}: on the disk before the answer is sent, so that
 * nothing is shown of which nothing is known; when it cannot be written, the answer is that failure. What was noted lately is remembered,
 * so that players, which ask for a recording in pieces, cost nothing more. Safe for many threads.
 */
final class ReadNotes {

    static final Duration ONCE = Duration.ofMinutes(10);

    private static final String MODE = "audit.reads";
    private static final int REMEMBERED = 20_000;

    private final Store store;
    private final Reads mode;
    private final Clock clock;
    private final Map<Read, Instant> noted = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Read, Instant> eldest) {
            return size() > REMEMBERED;
        }
    };

    private record Read(String actor, String action, String interaction) {}

    ReadNotes(Store store, Reads mode, Clock clock) {
        this.store = store;
        this.mode = mode;
        this.clock = clock;
    }

    /** Says in the audit log since when which reads are noted, or nobody could tell whether none is there because there was none. */
    void begin() {
        String present = mode.name().toLowerCase(Locale.ROOT);
        store.writeUrgently(tx -> {
            Optional<String> last = tx.audit().last(MODE).map(Link::entry).map(AuditEntry::detail);
            if (!last.equals(Optional.of(present))) {
                tx.audit().append(new AuditEntry(clock.instant(), "system", MODE, "", present));
            }
            return true;
        });
    }

    /** @param status of the answer; only what is shown counts */
    void note(Operation operation, ServerExchange exchange, int status) {
        if (status >= 200 && status < 300 && wanted(operation.reads())) {
            String actor = exchange.principal().id();
            note(exchange.shown().stream().map(id -> new Read(actor, "interaction." + operation.reads(), id)).toList(), operation.id());
        }
    }

    private boolean wanted(String reads) {
        return switch (mode) {
            case OFF -> false;
            case HEARD -> reads.equals("hear");
            case ALL -> reads.equals("hear") || reads.equals("read");
        };
    }

    private void note(List<Read> reads, String operation) {
        Instant now = clock.instant();
        Instant since = now.minus(ONCE);
        List<Read> unknown;
        synchronized (noted) {
            unknown = reads.stream().filter(read -> !Optional.ofNullable(noted.get(read)).filter(last -> last.isAfter(since)).isPresent())
                    .toList();
        }
        if (unknown.isEmpty()) {
            return;
        }
        List<Read> fresh = store.writeUrgently(tx -> unknown.stream().filter(read -> tx.reads()
                .note(new AuditEntry(now, read.actor(), read.action(), read.interaction(), operation), since)).toList());
        synchronized (noted) {
            unknown.forEach(noted::remove);
            fresh.forEach(read -> noted.put(read, now)); // another node's entry may be older
        }
    }
}
