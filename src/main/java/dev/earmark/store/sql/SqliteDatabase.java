package dev.earmark.store.sql;

import java.nio.file.Path;
import java.util.function.Function;

/** A database in one file, used by one process. */
final class SqliteDatabase implements Database {

    static final String FILE = "earmark.db";

    private final DataFolder folder;
    private final SqliteWriter writer;
    private final SqliteReaders readers;
    private final String version;

    private SqliteDatabase(DataFolder folder, SqliteWriter writer, SqliteReaders readers, String version) {
        this.folder = folder;
        this.writer = writer;
        this.readers = readers;
        this.version = version;
    }

    /** @throws dev.earmark.fault.Fault when the folder is taken, lies on a network disk, or the database cannot be used */
    static SqliteDatabase open(Path dataFolder, int readers, Runnable onBroken) {
        return open(DataFolder.take(dataFolder), dataFolder, readers, onBroken);
    }

    /** Beside another process that may have the folder for itself. */
    static SqliteDatabase beside(Path dataFolder) {
        return open(DataFolder.share(dataFolder), dataFolder, 1, () -> {});
    }

    private static SqliteDatabase open(DataFolder folder, Path dataFolder, int readers, Runnable onBroken) {
        try {
            SqliteFile file = new SqliteFile(dataFolder.resolve(FILE));
            file.create();
            Sql first = file.writer();
            String version = first.one("select sqlite_version() as version", row -> row.text("version")).orElseThrow();
            SqliteFile.checkVersion(version);
            first.update("begin immediate");
            new Migrations(first).apply();
            first.update("commit");
            first.run("pragma optimize = 0x10002");
            SqliteWriter writer = new SqliteWriter(file, first, onBroken);
            writer.start();
            return new SqliteDatabase(folder, writer, new SqliteReaders(file, readers), version);
        } catch (SqlFailure failed) {
            folder.close();
            throw SqliteFaults.ofWork(failed);
        } catch (RuntimeException refused) {
            folder.close();
            throw refused;
        }
    }

    @Override
    public <T> T write(Function<Sql, T> work) {
        return writer.write(work);
    }

    @Override
    public <T> T read(Function<Sql, T> work) {
        return readers.read(work);
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
