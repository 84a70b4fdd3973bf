package dev.earmark.outcome.entry;

import dev.earmark.access.Reach;
import dev.earmark.interaction.Interaction;
import dev.earmark.outcome.OutcomeRow;
import dev.earmark.outcome.OutcomeTable;
import dev.earmark.outcome.OutcomeTable.Unreadable;
import dev.earmark.store.Store;
import dev.earmark.text.PlainText;
import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Takes a table of outcomes in, and says of each row that it could not use why. For one thread. */
public final class OutcomeImport {

    /** How far the time of a row may be from the start of the call that it is about. */
    private static final Duration NEAR = Duration.ofMinutes(10);
    private static final int AT_ONCE = 500;

    private final Store store;
    private final OutcomeEntry entry;
    private final String by;
    private final Consumer<Unreadable> unused;
    private final List<OutcomeRow> waiting = new ArrayList<>();
    private long rows;
    private long matched;
    private long kept;

    /**
     * @param by     who says so: {@code command line}
     * @param unused is told of each row that names no interaction, several, nothing to keep, or cannot be read
     */
    public OutcomeImport(Store store, OutcomeEntry entry, String by, Consumer<Unreadable> unused) {
        this.store = store;
        this.entry = entry;
        this.by = by;
        this.unused = unused;
    }

    /** @param rows in the table @param matched rows that are about one interaction @param kept facts that were new */
    public record Taken(long rows, long matched, long kept) {}

    /**
     * @param name of the file, for sentences
     * @throws dev.earmark.fault.Rejected with {@code outcome.no-table}
     * @throws IOException                when the file cannot be read
     */
    public Taken take(String name, BufferedReader file) throws IOException {
        String head = Optional.ofNullable(file.readLine()).orElse("");
        OutcomeTable.read(name, head, file, this::wait, wrong -> {
            rows++;
            unused.accept(wrong);
        });
        flush();
        return new Taken(rows, matched, kept);
    }

    private void wait(OutcomeRow row) {
        rows++;
        waiting.add(row);
        if (waiting.size() >= AT_ONCE) {
            flush();
        }
    }

    /** One row's fate: {@code why} is null when it is about one interaction. */
    private record Fate(int kept, List<Unreadable> unused) {}

    private void flush() {
        List<OutcomeRow> now = List.copyOf(waiting);
        waiting.clear();
        List<Fate> fates = store.write(tx -> now.stream().map(row -> one(tx, row)).toList());
        for (Fate fate : fates) {
            kept += fate.kept();
            matched += fate.unused().isEmpty() ? 1 : 0;
            fate.unused().forEach(unused);
        }
    }

    private Fate one(Store.Tx tx, OutcomeRow row) {
        List<String> ids = ids(tx, row);
        if (ids.size() != 1) {
            return unused(row, ids.isEmpty() ? "matches no interaction" : "matches " + ids.size() + " interactions");
        }
        if (row.values().isEmpty()) {
            return unused(row, "says nothing about how it ended");
        }
        Optional<Interaction> found = tx.interactions().find(ids.getFirst(), Reach.EVERYTHING);
        return found.map(interaction -> new Fate(entry.add(tx, interaction, row.values(), by, by), List.<Unreadable>of()))
                .orElseGet(() -> unused(row, "matches no interaction"));
    }

    private static Fate unused(OutcomeRow row, String why) {
        String external = row.externalId();
        String named = row.interactionId() != null ? row.interactionId() : external != null ? external : String.valueOf(row.customerId());
        return new Fate(0, List.of(new Unreadable(row.line(), "\"" + PlainText.quoted(named) + "\" " + why + ".")));
    }

    private static List<String> ids(Store.Tx tx, OutcomeRow row) {
        String id = row.interactionId();
        String external = row.externalId();
        String customer = row.customerId();
        Instant time = row.time();
        if (id != null) {
            return List.of(id);
        }
        if (external != null) {
            return tx.outcomes().knownAs(external);
        }
        return customer == null || time == null ? List.of() : tx.outcomes().ofCustomer(customer, time.minus(NEAR), time.plus(NEAR));
    }
}
