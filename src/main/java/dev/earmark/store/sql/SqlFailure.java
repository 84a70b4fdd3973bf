package dev.earmark.store.sql;

import java.sql.SQLException;

/** The database refused a statement. The databases turn it into a fault where it is no bug. */
final class SqlFailure extends RuntimeException {

    private final transient SQLException reason;

    SqlFailure(SQLException reason) {
        super(reason.getMessage(), reason);
        this.reason = reason;
    }

    SQLException reason() {
        return reason;
    }
}
