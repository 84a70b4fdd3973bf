package dev.earmark.store.sql.engine;

import java.sql.SQLException;

/** The database refused a statement. The databases turn it into a fault where it is no bug. */
public final class SqlFailure extends RuntimeException {

    private final transient SQLException reason;

    public SqlFailure(SQLException reason) {
        super(reason.getMessage(), reason);
        this.reason = reason;
    }

    public SQLException reason() {
        return reason;
    }
}
