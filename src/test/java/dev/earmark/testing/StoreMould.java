package dev.earmark.testing;

import dev.earmark.store.Store;
import dev.earmark.store.StoreSettings;
import dev.earmark.store.sql.SqlStore;
import dev.earmark.store.sql.engine.SqliteDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a database in SQLite begins with: made by the program once for each process of tests, then copied. Safe for many threads. */
public final class StoreMould {

    private static final Set<PosixFilePermission> OWN = EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private final Consumer<Store> filling;
    private byte @Nullable [] database;

    public StoreMould(Consumer<Store> filling) {
        this.filling = filling;
    }

    /** Puts a copy into a folder that has no database yet. */
    public void into(Path folder) {
        if (SqlStore.mayBeKeptIn(folder)) {
            return;
        }
        try {
            Path file = Files.createDirectories(folder).resolve(SqliteDatabase.FILE);
            Files.write(file, database(), StandardOpenOption.CREATE_NEW);
            Files.setPosixFilePermissions(file, OWN);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private synchronized byte[] database() throws IOException {
        byte[] made = database;
        if (made == null) {
            Path folder = Files.createTempDirectory("mould");
            try (SqlStore store = SqlStore.open(StoreSettings.defaults(), folder, Stores.AUDIT_KEY)) {
                filling.accept(store);
            }
            made = Files.readAllBytes(folder.resolve(SqliteDatabase.FILE));
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(folder);
            database = made;
        }
        return made;
    }
}
