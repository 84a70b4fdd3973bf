package dev.earmark.store.sql.aggregate;

import dev.earmark.encryption.WrappedKey;
import dev.earmark.store.sql.engine.Row;
import dev.earmark.store.sql.engine.Sealing;
import dev.earmark.store.sql.engine.Sql;
import dev.earmark.store.sql.engine.StoredText;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Seals the rows that came in before there was a key, and seals those of an interaction anew by another key. */
record SealedRows(Sql sql) {

    /** The tables with words of interactions, what names a row within one, and the columns that are sealed. */
    private enum Table {
        FINDING("step, rubric", "body"),
        TRANSCRIPT_VERSION("version", "body"),
        EARLIER_SCORECARD("id", "body"),
        REVISION("id", "body"),
        REMARK("id", "body"),
        MARKED_MOMENT("id", "quote, note"),
        DISPUTE("id", "suggested, reason, decision"),
        ONE_TO_ONE_ENTRY("id", "body, situation, behaviour, impact, question"),
        OUTCOME("name, number", "body"),
        CALL_TRAITS("", "body");

        private final List<String> key;
        private final List<String> sealed;

        Table(String key, String sealed) {
            this.key = key.isEmpty() ? List.of() : List.of(key.split(", "));
            this.sealed = List.of(sealed.split(", "));
        }

        String table() {
            return name().toLowerCase(Locale.ROOT);
        }

        @Nullable Bodied bodied() {
            return Arrays.stream(Bodied.values()).filter(one -> one.table().equals(table())).findFirst().orElse(null);
        }
    }

    /** A row in the clear. */
    private record Bare(Table table, List<Object> key, List<@Nullable String> texts) {}

    /** Seals what there is of an interaction; what is sealed already is sealed again. */
    void seal(String interactionId) {
        List<Bare> rows = rows(interactionId);
        Facts facts = facts(interactionId);
        write(interactionId, rows, facts);
    }

    /** The same by a new key: copies of what was there before can no longer be read. Nothing where nothing is encrypted. */
    void reseal(String interactionId) {
        if (!new Sealing(sql).on()) {
            return;
        }
        List<Bare> rows = rows(interactionId);
        Facts facts = facts(interactionId);
        new Sealing(sql).destroy(interactionId);
        write(interactionId, rows, facts);
    }

    private List<Bare> rows(String interactionId) {
        List<Bare> rows = new ArrayList<>();
        for (Table table : Table.values()) {
            List<String> columns = new ArrayList<>(table.key);
            columns.addAll(table.sealed);
            rows.addAll(sql.list("select " + String.join(", ", columns) + " from " + table.table() + " where interaction_id = ? "
                    + sql.dialect().lock(), row -> bare(table, row), interactionId));
        }
        return rows;
    }

    private static Bare bare(Table table, Row row) throws SQLException {
        List<Object> key = new ArrayList<>();
        for (String column : table.key) {
            key.add(column.equals("version") || column.equals("number") ? (Object) row.count(column) : row.text(column));
        }
        List<@Nullable String> texts = new ArrayList<>();
        for (String column : table.sealed) {
            texts.add(row.maybeText(column));
        }
        return new Bare(table, key, texts);
    }

    /** @param customer null for none */
    private record Facts(@Nullable String customer, @Nullable String name, String source) {}

    private Facts facts(String interactionId) {
        return sql.one("select customer_id, customer_sealed, customer_name, source from interaction where id = ? " + sql.dialect().lock(),
                row -> new Facts(row.maybeStored("customer_sealed") == null ? row.maybeText("customer_id") : row.text("customer_sealed"),
                        row.maybeText("customer_name"), row.text("source")), interactionId).orElse(new Facts(null, null, ""));
    }

    private void write(String interactionId, List<Bare> rows, Facts facts) {
        rows.forEach(row -> write(interactionId, row));
        sql.update("update interaction set customer_id = ?, customer_sealed = ?, customer_name = ?, source = ? where id = ?",
                facts.customer == null ? null : new Sealing(sql).customer(facts.customer),
                new Sealing(sql).maybeSealed(interactionId, facts.customer), new Sealing(sql).maybeSealed(interactionId, facts.name),
                new Sealing(sql).sealed(interactionId, facts.source), interactionId);
    }

    private void write(String interactionId, Bare row) {
        Bodied bodied = row.table.bodied();
        List<@Nullable Object> values = new ArrayList<>();
        row.texts.forEach(text -> values.add(new Sealing(sql).maybeSealed(interactionId, text)));
        if (bodied != null && values.getFirst() instanceof StoredText body) {
            List<Object> key = new ArrayList<>(List.of(interactionId));
            key.addAll(row.key);
            values.add(BodyDigest.of(bodied, body, key.toArray()));
        }
        values.add(interactionId);
        values.addAll(row.key);
        sql.update("update " + row.table.table() + " set " + row.table.sealed.stream().map(column -> column + " = ?")
                .collect(Collectors.joining(", ")) + (bodied == null ? "" : ", digest = ?") + " where interaction_id = ?"
                + row.table.key.stream().map(column -> " and " + column + " = ?").collect(Collectors.joining()), values.toArray());
    }

    /** What belongs to no interaction. @return how many rows were sealed */
    int house() {
        int sealed = house("saved_view", "id", "", "query") + house("coaching", "id", "", "note")
                + house("coach_note", "id", "", "body") + house("legal_hold", "id", "", "reason");
        for (String column : List.of("body", "situation", "behaviour", "impact", "question")) {
            sealed += house("one_to_one_entry", "id", " and interaction_id is null", column);
        }
        return sealed + searches() + playbooks() + holds();
    }

    private record Plain(List<Object> key, String text) {}

    private int house(String table, String key, String which, String column) {
        List<Plain> rows = sql.list("select " + key + ", " + column + " from " + table + " where " + column + " not like ?" + which + " "
                + sql.dialect().lock(), row -> new Plain(List.of(row.text(key)), row.text(column)), "\u0001%");
        rows.forEach(row -> sql.update("update " + table + " set " + column + " = ? where " + key + " = ?",
                new Sealing(sql).sealed(WrappedKey.HOUSE, row.text), row.key.getFirst()));
        return rows.size();
    }

    private int searches() {
        List<Plain> rows = sql.list("select id, query from saved_search where query not like ? " + sql.dialect().lock(),
                row -> new Plain(List.of(row.text("id")), row.text("query")), "\u0001%");
        rows.forEach(row -> {
            StoredText query = new Sealing(sql).sealed(WrappedKey.HOUSE, row.text);
            sql.update("update saved_search set query = ?, digest = ? where id = ?", query,
                    BodyDigest.of(Bodied.SAVED_SEARCH, query, row.key.getFirst()), row.key.getFirst());
        });
        return rows.size();
    }

    private int playbooks() {
        List<Plain> rows = sql.list("select id, version, body from published_text where kind = ? and body not like ? "
                + sql.dialect().lock(), row -> new Plain(List.of(row.text("id"), row.count("version")), row.text("body")),
                ClipTexts.PLAYBOOK, "\u0001%");
        rows.forEach(row -> {
            StoredText body = new Sealing(sql).sealed(WrappedKey.HOUSE, row.text);
            Object id = row.key.getFirst();
            Object version = row.key.getLast();
            sql.update("update published_text set body = ?, digest = ? where kind = ? and id = ? and version = ?", body,
                    BodyDigest.of(Bodied.PUBLISHED_TEXT, body, id, ClipTexts.PLAYBOOK, version), ClipTexts.PLAYBOOK, id, version);
        });
        return rows.size();
    }

    /** Customers who are held: first they are found by id and by hash, and by hash alone once no interaction has an id in the clear. */
    int holds() {
        List<Plain> rows = sql.list("select id, subject_id from legal_hold where subject = 'customer' and subject_id not like ? "
                + sql.dialect().lock(), row -> new Plain(List.of(row.text("id")), row.text("subject_id")), "\u0001%");
        rows.forEach(row -> sql.update("update legal_hold set subject_hash = ? where id = ?", new Sealing(sql).customer(row.text),
                row.key.getFirst()));
        if (sql.one("select id from interaction where sealed = 0 limit 1", row -> row.text("id")).isPresent()) {
            return 0;
        }
        rows.forEach(row -> sql.update("update legal_hold set subject_id = ? where id = ?",
                new Sealing(sql).sealed(WrappedKey.HOUSE, row.text), row.key.getFirst()));
        return rows.size();
    }
}
