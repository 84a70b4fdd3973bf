package dev.earmark.testing;

import dev.earmark.encryption.EncryptionSettings;
import dev.earmark.encryption.KeyRing;
import dev.earmark.store.StoreSettings;
import dev.earmark.store.sql.SqlStore;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Real databases for tests. */
public final class Stores {

    public static final byte[] AUDIT_KEY = "a key of the audit log for tests".getBytes(StandardCharsets.US_ASCII);

    private static final int CONNECTIONS = 4;
    private static final StoreMould EMPTY = new StoreMould(_ -> {});

    private Stores() {}

    /** SQLite in a folder; the same folder again, after closing, is the same store. An empty one is a copy of one that was made before. */
    public static SqlStore sqlite(Path folder) {
        if (!holdsSomething(folder)) {
            EMPTY.into(folder);
        }
        return SqlStore.open(StoreSettings.defaults(), folder, AUDIT_KEY);
    }

    private static boolean holdsSomething(Path folder) {
        String[] names = folder.toFile().list();
        return names != null && names.length > 0;
    }

    /** A master key for tests, each number another one. */
    public static KeyRing ring(int number) {
        return KeyRing.of(encryption(number));
    }

    public static EncryptionSettings encryption(int number) {
        return new EncryptionSettings("value:" + Integer.toString(number).repeat(64), "", Duration.ofSeconds(5));
    }

    /** SQLite in which everything is encrypted. */
    public static SqlStore sealed(Path folder, KeyRing ring) {
        return begun(SqlStore.open(StoreSettings.defaults(), folder, AUDIT_KEY, ring), ring);
    }

    /** The same of a database that is shared. */
    public static SqlStore sealed(StoreSettings shared, KeyRing ring) {
        return begun(SqlStore.open(shared, Path.of("."), AUDIT_KEY, ring), ring);
    }

    private static SqlStore begun(SqlStore store, KeyRing ring) {
        store.<Boolean>write(tx -> {
            tx.keys().begin(Instant.now());
            return true;
        });
        ring.begin();
        return store;
    }

    /** PostgreSQL with an empty database of its own. The server is started once and ends with this process. */
    public static SqlStore postgres() {
        return SqlStore.open(postgresSettings(), Path.of("."), AUDIT_KEY);
    }

    /** An empty database, for several stores on the same. */
    public static StoreSettings postgresSettings() {
        String name = "t" + UUID.randomUUID().toString().replace("-", "");
        try (Connection connection = Server.STARTED.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
        return new StoreSettings(null, Server.STARTED.getJdbcUrl("postgres", name), null, null, CONNECTIONS);
    }

    /** With the durability that a test server usually goes without. */
    private static final class Server {

        static final EmbeddedPostgres STARTED = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder().setServerConfig("fsync", "on").setServerConfig("synchronous_commit", "on").start();
            } catch (IOException refused) {
                throw new UncheckedIOException(refused);
            }
        }
    }
}
