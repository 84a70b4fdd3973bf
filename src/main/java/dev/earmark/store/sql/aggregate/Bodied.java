package dev.earmark.store.sql.aggregate;

import dev.earmark.store.sql.engine.Row;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The tables whose rows hold a body, JSON or YAML, that no constraint can check. The first column of each key is text. */
public enum Bodied {
    FINDING("body", "interaction_id", "step", "rubric"),
    EVENT("detail", "id"),
    ENDPOINT("secrets", "id"),
    PUBLISHED_TEXT("body", "id", "kind", "version"),
    RUBRIC_CALIBRATION("yaml", "id", "version", "sha256"),
    REVISION("body", "interaction_id", "id"),
    TRANSCRIPT_VERSION("body", "interaction_id", "version"),
    EARLIER_SCORECARD("body", "interaction_id", "id"),
    SAVED_SEARCH("query", "id");

    private static final String NUMBER = "version";

    private final String body;
    private final List<String> key;

    Bodied(String body, String... key) {
        this.body = body;
        this.key = List.of(key);
    }

    public String table() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String body() {
        return body;
    }

    String firstKey() {
        return key.getFirst();
    }

    boolean ofInteractions() {
        return firstKey().equals("interaction_id");
    }

    Object[] key(Row row) throws SQLException {
        List<Object> values = new ArrayList<>();
        for (String column : key) {
            values.add(column.equals(NUMBER) ? (Object) row.count(column) : row.text(column));
        }
        return values.toArray();
    }

    /** For people and for {@link #row}: {@code finding 0199…/score/bank@2}. */
    String place(List<?> values) {
        return table() + " " + values.stream().map(String::valueOf).collect(Collectors.joining("/"));
    }

    /** The key of a place that {@link #place} named. */
    public Object[] row(String place) {
        String[] parts = place.substring(table().length() + 1).split("/", key.size());
        Object[] values = new Object[parts.length];
        for (int i = 0; i < parts.length; i++) {
            values[i] = key.get(i).equals(NUMBER) ? (Object) Integer.parseInt(parts[i]) : parts[i];
        }
        return values;
    }

    /** {@code id = ? and version = ?}. */
    public String where() {
        return key.stream().map(column -> column + " = ?").collect(Collectors.joining(" and "));
    }

    String columns() {
        return String.join(", ", key) + ", " + body;
    }

    public static Set<String> tables() {
        return Arrays.stream(values()).map(Bodied::table).collect(Collectors.toUnmodifiableSet());
    }

    public static Bodied of(String place) {
        return Arrays.stream(values()).filter(table -> place.startsWith(table.table() + " ")).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no row of a table with bodies: " + place));
    }
}
