package dev.earmark.store.sql.engine;

import java.sql.SQLException;
import java.util.Objects;

/** What differs between the databases. */
public enum Dialect {
    /** One writer at a time: nothing needs to be locked. */
    SQLITE("", "") {
        @Override
        long nowMs(Sql sql) {
            return System.currentTimeMillis();
        }

        @Override
        public boolean duplicate(SQLException refused) {
            String sentence = Objects.toString(refused.getMessage(), "");
            return sentence.contains("SQLITE_CONSTRAINT_UNIQUE") || sentence.contains("SQLITE_CONSTRAINT_PRIMARYKEY");
        }
    },
    POSTGRES("for update", "for update skip locked") {
        @Override
        long nowMs(Sql sql) {
            return sql.number("select cast(extract(epoch from clock_timestamp()) * 1000 as bigint) as n");
        }

        @Override
        public boolean duplicate(SQLException refused) {
            return "23505".equals(refused.getSQLState());
        }
    };

    private final String lock;
    private final String skipLocked;

    Dialect(String lock, String skipLocked) {
        this.lock = lock;
        this.skipLocked = skipLocked;
    }

    /** The end of a query whose rows nobody else shall change meanwhile. */
    public String lock() {
        return lock;
    }

    /** The same, without those that somebody else has locked. */
    public String skipLocked() {
        return skipLocked;
    }

    /** On the clock that all users of the database share. */
    abstract long nowMs(Sql sql);

    /** Whether a row was refused because another has the same key. */
    public abstract boolean duplicate(SQLException refused);
}
