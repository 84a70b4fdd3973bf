package dev.earmark.store.sql.engine;

import dev.earmark.fault.Unavailable;
import java.nio.file.Path;
import java.util.Objects;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** What the failures of SQLite mean. */
public final class SqliteFaults {

    private SqliteFaults() {}

    /** Whether the connection, and with it the transaction, is no longer to be trusted. */
    static boolean losesTransaction(SqlFailure failure) {
        return switch (primary(failure)) {
            case SQLITE_FULL, SQLITE_IOERR, SQLITE_CANTOPEN, SQLITE_CORRUPT, SQLITE_NOTADB, SQLITE_READONLY, SQLITE_NOMEM, SQLITE_PROTOCOL,
                    SQLITE_BUSY, SQLITE_LOCKED -> true;
            default -> false;
        };
    }

    /** Nothing was kept. @param database its file, so that the sentence can say what to type */
    public static RuntimeException ofWork(SqlFailure failure, Path database) {
        return damaged(failure) ? rotten(failure, Objects.requireNonNullElse(database.toAbsolutePath().getParent(), database))
                : ofWork(failure);
    }

    /** Whether the file is no database, or one whose pages contradict each other. */
    static boolean damaged(SqlFailure failure) {
        return primary(failure) == SQLiteErrorCode.SQLITE_CORRUPT || primary(failure) == SQLiteErrorCode.SQLITE_NOTADB;
    }

    /** Nothing was kept. */
    public static RuntimeException ofWork(SqlFailure failure) {
        return switch (primary(failure)) {
            case SQLITE_FULL -> full(failure);
            case SQLITE_IOERR -> roomMissing(failure) ? full(failure) : down(failure);
            case SQLITE_CORRUPT, SQLITE_NOTADB -> rotten(failure, Path.of("DATA"));
            case SQLITE_BUSY, SQLITE_LOCKED, SQLITE_CANTOPEN, SQLITE_READONLY, SQLITE_NOMEM, SQLITE_PROTOCOL,
                    SQLITE_INTERRUPT -> down(failure);
            default -> failure;
        };
    }

    /** Whether a transaction that could not be committed is certainly not kept: its last frame found no room. */
    static boolean certainlyNotKept(SqlFailure failure) {
        return primary(failure) == SQLiteErrorCode.SQLITE_FULL;
    }

    static Unavailable broken(String what) {
        return new Unavailable("store.broken", "The disk of the database failed while it was written (" + what
                + "), so it is unknown what was kept: Earmark must end and be started again.");
    }

    private static Unavailable rotten(SqlFailure failure, Path dataFolder) {
        return new Unavailable("store.database-rotten", "The database is damaged (" + sentence(failure)
                + "). End the service and restore from a backup into a new folder: "
                + "earmark restore BACKUP --data NEW --audit-key " + dataFolder.resolve("audit.key") + " --erased-since " + dataFolder
                        + ".", failure);
    }

    public static Unavailable full(Throwable cause) {
        return new Unavailable("store.full", "The disk of the database is full: nothing was kept, free some space.", cause);
    }

    static String sentence(Throwable failure) {
        return Objects.toString(failure.getMessage(), failure.getClass().getSimpleName());
    }

    private static Unavailable down(SqlFailure failure) {
        return new Unavailable("store.down", "The database cannot be used now: " + sentence(failure) + ".", failure);
    }

    /** A full quota, or no room for the index of the log, is reported as an I/O error. */
    private static boolean roomMissing(SqlFailure failure) {
        return switch (code(failure)) {
            case SQLITE_IOERR_WRITE, SQLITE_IOERR_SHMSIZE, SQLITE_IOERR_SHMOPEN, SQLITE_IOERR_SHMMAP -> true;
            default -> false;
        };
    }

    private static SQLiteErrorCode code(SqlFailure failure) {
        return failure.reason() instanceof SQLiteException known ? known.getResultCode() : SQLiteErrorCode.UNKNOWN_ERROR;
    }

    private static SQLiteErrorCode primary(SqlFailure failure) {
        return SQLiteErrorCode.getErrorCode(code(failure).code & 0xff);
    }
}
