package dev.earmark.store.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One row of an answer, read by the names of its columns. */
final class Row {

    private final ResultSet rows;

    Row(ResultSet rows) {
        this.rows = rows;
    }

    /** Makes something of a row. */
    @FunctionalInterface
    interface Reading<T> {
        T of(Row row) throws SQLException;
    }

    String text(String column) throws SQLException {
        String value = rows.getString(column);
        if (value == null) {
            throw new SQLException("column " + column + " is empty");
        }
        return value;
    }

    @Nullable String maybeText(String column) throws SQLException {
        return rows.getString(column);
    }

    long number(String column) throws SQLException {
        return rows.getLong(column);
    }

    int count(String column) throws SQLException {
        return rows.getInt(column);
    }

    @Nullable Long maybeNumber(String column) throws SQLException {
        long value = rows.getLong(column);
        return rows.wasNull() ? null : (Long) value;
    }

    @Nullable Integer maybeCount(String column) throws SQLException {
        int value = rows.getInt(column);
        return rows.wasNull() ? null : (Integer) value;
    }

    @Nullable Double maybeDecimal(String column) throws SQLException {
        double value = rows.getDouble(column);
        return rows.wasNull() ? null : (Double) value;
    }

    double decimal(String column) throws SQLException {
        return rows.getDouble(column);
    }

    boolean flag(String column) throws SQLException {
        return rows.getInt(column) != 0;
    }

    @Nullable Boolean maybeFlag(String column) throws SQLException {
        boolean value = rows.getInt(column) != 0;
        return rows.wasNull() ? null : (Boolean) value;
    }

    Instant time(String column) throws SQLException {
        return Instant.ofEpochMilli(rows.getLong(column));
    }

    @Nullable Instant maybeTime(String column) throws SQLException {
        long value = rows.getLong(column);
        return rows.wasNull() ? null : Instant.ofEpochMilli(value);
    }
}
