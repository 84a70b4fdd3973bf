package dev.earmark.store.sql.engine;

import java.sql.SQLException;
import java.util.Objects;

/** What differs between the databases. */
public enum Dialect {
    /** One writer at a time: nothing needs to be locked, and the machine's clock is the only one. */
    SQLITE("", "", "") {
        @Override
        public boolean duplicate(SQLException refused) {
            String sentence = Objects.toString(refused.getMessage(), "");
            return sentence.contains("SQLITE_CONSTRAINT_UNIQUE") || sentence.contains("SQLITE_CONSTRAINT_PRIMARYKEY");
        }
    },
    POSTGRES("for update", "for update skip locked", "select cast(extract(epoch from clock_timestamp()) * 1000 as bigint) as n") {
        @Override
        public boolean duplicate(SQLException refused) {
            return "23505".equals(refused.getSQLState());
        }
    };

    private final String lock;
    private final String skipLocked;
    private final String clock;

    Dialect(String lock, String skipLocked, String clock) {
        this.lock = lock;
        this.skipLocked = skipLocked;
        this.clock = clock;
    }

    /** The end of a query whose rows nobody else shall change meanwhile. */
    public String lock() {
        return lock;
    }

    /** The same, without those that somebody else has locked. */
    public String skipLocked() {
        return skipLocked;
    }

    /**
     * Asks the clock that all users of the database share for milliseconds since 1970, as {@code n}; empty where that is this machine's.
     */
    String clock() {
        return clock;
    }

    /** Whether a row was refused because another has the same key. */
    public abstract boolean duplicate(SQLException refused);
}
