package dev.earmark.store.sql.engine;

import dev.earmark.encryption.KeyRing;
import dev.earmark.fault.NotFound;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One row of an answer, read by the names of its columns. JDBC gives 0 for what is empty, so only of a 0 it is asked whether it was: asking
 * costs as much as reading.
 */
public final class Row {

    private final ResultSet rows;
    private final UnaryOperator<String> opening;

    Row(ResultSet rows, UnaryOperator<String> opening) {
        this.rows = rows;
        this.opening = opening;
    }

    /** Makes something of a row. */
    @FunctionalInterface
    public interface Reading<T> {
        T of(Row row) throws SQLException;
    }

    /** Does something with a row. */
    @FunctionalInterface
    public interface Taking {
        void take(Row row) throws SQLException;
    }

    public String text(String column) throws SQLException {
        String value = maybeText(column);
        if (value == null) {
            throw new SQLException("column " + column + " is empty");
        }
        return value;
    }

    public @Nullable String maybeText(String column) throws SQLException {
        String value = rows.getString(column);
        return value != null && KeyRing.isSealed(value) ? opening.apply(value) : value;
    }

    /** As it stands there, sealed or not. */
    public StoredText stored(String column) throws SQLException {
        String value = rows.getString(column);
        if (value == null) {
            throw new SQLException("column " + column + " is empty");
        }
        return new StoredText(value);
    }

    public @Nullable StoredText maybeStored(String column) throws SQLException {
        String value = rows.getString(column);
        return value == null ? null : new StoredText(value);
    }

    /** Null also where its key was destroyed: for what stands in lists, beside what can be read. */
    public @Nullable String readable(String column) throws SQLException {
        try {
            return maybeText(column);
        } catch (NotFound destroyed) {
            return null;
        }
    }

    public long number(String column) throws SQLException {
        return rows.getLong(column);
    }

    public int count(String column) throws SQLException {
        return rows.getInt(column);
    }

    public @Nullable Long maybeNumber(String column) throws SQLException {
        long value = rows.getLong(column);
        return value == 0 && rows.wasNull() ? null : (Long) value;
    }

    public @Nullable Integer maybeCount(String column) throws SQLException {
        int value = rows.getInt(column);
        return value == 0 && rows.wasNull() ? null : (Integer) value;
    }

    public @Nullable Double maybeDecimal(String column) throws SQLException {
        double value = rows.getDouble(column);
        return value == 0 && rows.wasNull() ? null : (Double) value;
    }

    public double decimal(String column) throws SQLException {
        return rows.getDouble(column);
    }

    public boolean flag(String column) throws SQLException {
        return rows.getInt(column) != 0;
    }

    public @Nullable Boolean maybeFlag(String column) throws SQLException {
        boolean value = rows.getInt(column) != 0;
        return !value && rows.wasNull() ? null : (Boolean) value;
    }

    public Instant time(String column) throws SQLException {
        return Instant.ofEpochMilli(rows.getLong(column));
    }

    public @Nullable Instant maybeTime(String column) throws SQLException {
        long value = rows.getLong(column);
        return value == 0 && rows.wasNull() ? null : Instant.ofEpochMilli(value);
    }
}
