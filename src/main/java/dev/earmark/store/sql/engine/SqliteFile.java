package dev.earmark.store.sql.engine;

import dev.earmark.disk.PrivateFiles;
import dev.earmark.encryption.KeyRing;
import dev.earmark.fault.Unavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import org.sqlite.SQLiteConfig;

/** Opens connections to the file of a SQLite database. */
public record SqliteFile(Path path, KeyRing ring) {

    static final String NAME = "earmark.db";

    private static final int BUSY_MS = 5_000;
    private static final int LOG_KEPT_BYTES = 8 << 20;
    private static final int CACHE_KIB = 8 << 10;
    /** Older ones can lose a commit while the log is begun anew. */
    private static final String OLDEST = "3.51.3";

    /** Of which what is sealed is not read. */
    public SqliteFile(Path path) {
        this(path, KeyRing.none());
    }

    /** Makes the file, for nobody else to read, when there is none. */
    void create() {
        try {
            if (!Files.exists(path)) {
                PrivateFiles.createFile(path);
            }
        } catch (IOException refused) {
            throw new Unavailable("store.down", "The database " + path + " cannot be created: " + refused.getMessage() + ".", refused);
        }
    }

    /** Commits are on the disk when they return, power cut or not: {@code synchronous=FULL}. The log is rolled in by the writer itself. */
    Sql writer() {
        Sql sql = open();
        sql.run("pragma wal_autocheckpoint = 0");
        sql.run("pragma secure_delete = on"); // what is deleted is written over
        return sql;
    }

    Sql reader() {
        Sql sql = open();
        sql.run("pragma query_only = on");
        return sql;
    }

    /** As it is, without a log of its own: for copies. */
    public Sql plain() {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_MS);
        return connected(config);
    }

    /** How large the log is now. */
    long logBytes() {
        try {
            return Files.size(path.resolveSibling(path.getFileName() + "-wal"));
        } catch (IOException none) {
            return 0;
        }
    }

    static void checkVersion(String version) {
        if (Arrays.compare(numbers(version), numbers(OLDEST)) < 0) {
            throw new Unavailable("store.database-too-old", "SQLite " + version + " can lose what it kept: " + OLDEST
                    + " or later is needed.");
        }
    }

    private static int[] numbers(String version) {
        return Arrays.stream(version.split("\\.")).mapToInt(Integer::parseInt).toArray();
    }

    private Sql open() {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setJournalSizeLimit(LOG_KEPT_BYTES);
        config.setBusyTimeout(BUSY_MS);
        config.setCacheSize(-CACHE_KIB);
        config.enforceForeignKeys(true);
        config.setGetGeneratedKeys(false);
        return connected(config);
    }

    private Sql connected(SQLiteConfig config) {
        try {
            return new Sql(config.createConnection("jdbc:sqlite:" + path), Dialect.SQLITE, ring);
        } catch (SQLException refused) {
            throw SqliteFaults.ofWork(new SqlFailure(refused), path);
        }
    }
}
