package dev.earmark.outcome.entry;

import dev.earmark.access.Reach;
import dev.earmark.interaction.Interaction;
import dev.earmark.outcome.OutcomeName;
import dev.earmark.outcome.OutcomeRow;
import dev.earmark.outcome.OutcomeTable;
import dev.earmark.store.Store;
import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Takes a table of outcomes in, or only tries to, and says of each row what became of it. For one thread. */
public final class OutcomeImport {

    /** How far the time of a row may be from the start of the call that it is about. */
    private static final Duration NEAR = Duration.ofMinutes(10);
    private static final int AT_ONCE = 500;
    private static final String NOBODY = "matches no interaction";

    private final Store store;
    private final OutcomeEntry entry;
    private final Sender by;
    private final boolean trial;
    private final Consumer<RowFate> told;
    private final List<OutcomeRow> waiting = new ArrayList<>();
    private long rows;
    private long matched;
    private long kept;

    /**
     * @param trial whether nothing is to be kept
     * @param told  is given each row: those that cannot be read at once, the others in their order
     */
    public OutcomeImport(Store store, OutcomeEntry entry, Sender by, boolean trial, Consumer<RowFate> told) {
        this.store = store;
        this.entry = entry;
        this.by = by;
        this.trial = trial;
        this.told = told;
    }

    /** Who sends a table. @param reach interactions beyond it are not found */
    public record Sender(String id, String name, Reach reach) {

        /** Whoever sits at the machine. */
        public static Sender commandLine() {
            return new Sender("command line", "command line", Reach.EVERYTHING);
        }
    }

    /** @param rows in the table @param matched rows that are about one interaction @param kept facts that were new, or would be */
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
            told.accept(RowFate.unused(wrong.line(), "", wrong.sentence()));
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

    private void flush() {
        List<OutcomeRow> now = List.copyOf(waiting);
        waiting.clear();
        List<RowFate> fates = trial ? store.<List<RowFate>>read(tx -> now.stream().map(row -> one(tx, row)).toList())
                : store.<List<RowFate>>write(tx -> now.stream().map(row -> one(tx, row)).toList());
        for (RowFate fate : fates) {
            kept += fate.fresh().size();
            matched += fate.about() == null ? 0 : 1;
            told.accept(fate);
        }
    }

    private RowFate one(Store.Tx tx, OutcomeRow row) {
        List<Interaction> found = ids(tx, row).stream().flatMap(id -> tx.interactions().find(id, by.reach()).stream()).toList();
        if (found.size() != 1) {
            return RowFate.unused(row.line(), named(row), found.isEmpty() ? NOBODY : "matches " + found.size() + " interactions");
        }
        Interaction about = found.getFirst();
        Map<OutcomeName, String> values = new EnumMap<>(OutcomeName.class);
        values.putAll(row.values());
        boolean late = values.containsKey(OutcomeName.COMMENT) && OutcomeEntry.wordsAreGone(tx, about);
        if (late) {
            values.remove(OutcomeName.COMMENT);
        }
        if (values.isEmpty()) {
            return RowFate.unused(row.line(), named(row), late ? RowFate.WORDS_GONE : "says nothing about how it ended");
        }
        Map<OutcomeName, String> fresh = entry.fresh(tx, about, values);
        if (!trial) {
            entry.add(tx, about, values, by.id(), by.name());
        }
        return new RowFate(row.line(), named(row), about, fresh, late ? RowFate.WORDS_GONE : "");
    }

    private static String named(OutcomeRow row) {
        String external = row.externalId();
        return row.interactionId() != null ? row.interactionId() : external != null ? external : String.valueOf(row.customerId());
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
