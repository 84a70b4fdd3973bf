package dev.earmark.store.sql.engine;

import dev.earmark.disk.Ballast;
import dev.earmark.encryption.KeyRing;
import dev.earmark.fault.Conflict;
import dev.earmark.fault.NotFound;
import dev.earmark.fault.Unavailable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/** A database in one file, used by one process. */
public final class SqliteDatabase implements Database {

    public static final String FILE = SqliteFile.NAME;

    private final DataFolder folder;
    private final SqliteWriter writer;
    private final SqliteReaders readers;
    private final String version;
    private final SqliteFile file;
    private final Ballast ballast;

    private SqliteDatabase(DataFolder folder, SqliteFile file, Ballast ballast, SqliteWriter writer, SqliteReaders readers,
            String version) {
        this.folder = folder;
        this.file = file;
        this.ballast = ballast;
        this.writer = writer;
        this.readers = readers;
        this.version = version;
    }

    /** @throws dev.earmark.fault.Fault when the folder is taken, lies on a network disk, or the database cannot be used */
    public static SqliteDatabase open(Path dataFolder, int readers, Runnable onBroken, Ballast ballast, KeyRing ring) {
        return open(DataFolder.take(dataFolder), new SqliteFile(dataFolder.resolve(FILE), ring), dataFolder, readers, onBroken, ballast);
    }

    /** As above, where nothing is encrypted. */
    public static SqliteDatabase open(Path dataFolder, int readers, Runnable onBroken, Ballast ballast) {
        return open(dataFolder, readers, onBroken, ballast, KeyRing.none());
    }

    /** As above, on a disk of which nothing is held back. */
    static SqliteDatabase open(Path dataFolder, int readers, Runnable onBroken) {
        return open(dataFolder, readers, onBroken, Ballast.none(), KeyRing.none());
    }

    /** @throws NotFound with {@code store.nothing-kept} */
    public static void checkKept(Path dataFolder) {
        Path path = dataFolder.resolve(FILE);
        if (Files.isRegularFile(path)) {
            try (Sql sql = new SqliteFile(path).plain()) {
                if (sql.number("select count(*) as n from sqlite_master where name = 'schema_version'") > 0) {
                    return;
                }
            } catch (SqlFailure failed) {
                throw SqliteFaults.ofWork(failed, path);
            }
        }
        throw new NotFound("store.nothing-kept", "There is no database of Earmark in " + dataFolder.toAbsolutePath()
                + ": check how the folder is spelt (--data, or the setting data); earmark serve makes a new one.");
    }

    /** Beside another process that may have the folder for itself. */
    public static SqliteDatabase beside(Path dataFolder, KeyRing ring) {
        return open(DataFolder.share(dataFolder), new SqliteFile(dataFolder.resolve(FILE), ring), dataFolder, 1, () -> {}, Ballast.none());
    }

    private static SqliteDatabase open(DataFolder folder, SqliteFile file, Path dataFolder, int readers, Runnable onBroken,
            Ballast ballast) {
        try {
            if (DataFolder.halfRestored(dataFolder)) {
                throw new Conflict("store.restore-unfinished", "A restore into " + dataFolder
                        + " was broken off: run earmark restore again, which begins afresh.");
            }
            file.create();
            Sql first = file.writer();
            String version = first.one("select sqlite_version() as version", row -> row.text("version")).orElseThrow();
            SqliteFile.checkVersion(version);
            first.update("begin immediate");
            new Migrations(first).apply();
            first.update("commit");
            optimize(first);
            SqliteWriter writer = new SqliteWriter(file, first, onBroken, ballast);
            writer.start();
            return new SqliteDatabase(folder, file, ballast, writer, new SqliteReaders(file, readers), version);
        } catch (SqlFailure failed) {
            folder.close();
            throw SqliteFaults.ofWork(failed, dataFolder.resolve(FILE));
        } catch (RuntimeException refused) {
            folder.close();
            throw refused;
        }
    }

    /** A start must succeed on a full disk, too, or nobody can make room. */
    private static void optimize(Sql sql) {
        try {
            sql.run("pragma optimize = 0x10002");
        } catch (SqlFailure failed) {
            if (!SqliteFaults.certainlyNotKept(failed)) {
                throw failed;
            }
        }
    }

    @Override
    public <T> T write(Function<Sql, T> work) {
        if (ballast.letGo()) {
            throw new Unavailable("store.full",
                    "The disk of the database is full. Logging in and deleting still work; everything else goes on when there are "
                    + (ballast.bytes() * 3 / 2 >> 20) + " MiB of room again.");
        }
        return writer.write(work);
    }

    @Override
    public <T> T writeUrgently(Function<Sql, T> work) {
        try {
            return writer.write(work);
        } catch (Unavailable full) {
            if (!full.code().equals("store.full") || ballast.bytes() == 0) {
                throw full;
            }
            ballast.release();
            writer.rollInFirst();
            return writer.write(work);
        }
    }

    /** By a connection of its own, with a pause after each bit of it; its check takes all tables. */
    @Override
    public List<String> examine(Runnable pause, Set<String> leftOut) {
        try (Sql sql = file.reader()) {
            sql.slowedBy(pause);
            List<String> problems = new ArrayList<>(sql.list("pragma integrity_check(20)", row -> row.text("integrity_check")));
            problems.remove("ok");
            problems.addAll(sql.list("pragma foreign_key_check", row -> "a row of " + row.text("table") + " hangs on one of "
                    + row.text("parent") + " that is not there"));
            return problems;
        } catch (SqlFailure failed) {
            RuntimeException fault = SqliteFaults.ofWork(failed, file.path());
            return problems(fault);
        } catch (Unavailable notOpened) {
            return problems(notOpened);
        }
    }

    /** What the planner knows of columns are samples of their values. The log is empty behind it. */
    @Override
    public boolean leaveNoTrace() {
        writer.write(sql -> {
            sql.list("select name from sqlite_master where name = 'sqlite_stat4'", row -> row.text("name"))
                    .forEach(samples -> sql.update("delete from " + samples));
            return true;
        });
        writer.rollInFirst();
        writer.write(_ -> true);
        return file.logBytes() == 0;
    }

    @Override
    public <T> T read(Function<Sql, T> work) {
        return readers.read(work);
    }

    /** Too damaged to be asked. */
    private static List<String> problems(RuntimeException fault) {
        if (fault instanceof Unavailable damaged && damaged.code().equals("store.database-rotten")) {
            return List.of(SqliteFaults.sentence(Objects.requireNonNullElse(damaged.getCause(), damaged)));
        }
        throw fault;
    }

    @Override
    public String describe() {
        return "SQLite " + version;
    }

    @Override
    public boolean shared() {
        return false;
    }

    /** Readers first, so that the log can be rolled in to its end. */
    @Override
    public void close() {
        readers.close();
        writer.close();
        folder.close();
    }
}
