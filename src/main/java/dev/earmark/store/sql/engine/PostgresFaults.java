package dev.earmark.store.sql.engine;

import dev.earmark.fault.Unavailable;
import java.util.Objects;

/** What the failures of PostgreSQL mean, by the class of their SQLSTATE. */
final class PostgresFaults {

    private PostgresFaults() {}

    /** Serialization failure, deadlock, a row that went while another was made to hang on it, or a lost connection: nothing was kept. */
    static boolean worthAnotherTry(SqlFailure failure) {
        return switch (state(failure)) {
            case "40001", "40P01", "23503" -> true;
            default -> connectionLost(failure);
        };
    }

    static boolean connectionLost(SqlFailure failure) {
        String state = state(failure);
        return state.startsWith("08") || state.startsWith("57P");
    }

    /** A page or an index that contradicts itself or its checksum. */
    static boolean damaged(SqlFailure failure) {
        return state(failure).equals("XX001") || state(failure).equals("XX002");
    }

    static RuntimeException of(SqlFailure failure) {
        String state = state(failure);
        if (damaged(failure)) {
            return new Unavailable("store.database-rotten", "The database is damaged (" + SqliteFaults.sentence(failure)
                    + "). End every node and restore it from a backup: "
                    + "pg_restore --clean --if-exists --dbname=EARMARK DUMP, then copy blobs/ of the backup into store.folder.", failure);
        }
        if (state.equals("53100")) {
            return SqliteFaults.full(failure);
        }
        boolean notNow = worthAnotherTry(failure) || state.startsWith("53") || state.startsWith("55") || state.startsWith("57")
                || state.startsWith("58") || state.equals("25006");
        return notNow && !state.equals("23503") ? new Unavailable("store.down", "The database cannot be used now: "
                + SqliteFaults.sentence(failure) + ".", failure) : failure;
    }

    private static String state(SqlFailure failure) {
        return Objects.requireNonNullElse(failure.reason().getSQLState(), "");
    }
}
