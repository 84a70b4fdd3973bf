package dev.earmark.store.sql.engine;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import dev.earmark.encryption.KeyRing;
import dev.earmark.fault.NotFound;
import dev.earmark.fault.Unavailable;
import dev.earmark.store.StoreSettings;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;

/** A database that several processes share. */
public final class PostgresDatabase implements Database {

    private static final int MOST_TRIES = 5;
    private static final long LONGEST_PAUSE_MS = 100;
    private static final long CONNECTING_MS = 10_000;
    private static final int OLDEST = 150_000;
    /** Any number that nobody else uses: nodes that start together make the schema one after the other. */
    private static final long MIGRATING = 0x4561726d61726bL;

    private final HikariDataSource pool;
    private final String version;
    private final KeyRing ring;

    private PostgresDatabase(HikariDataSource pool, String version, KeyRing ring) {
        this.ring = ring;
        this.pool = pool;
        this.version = version;
    }

    public static PostgresDatabase open(StoreSettings settings, KeyRing ring) {
        HikariDataSource pool = pool(settings);
        try {
            PostgresDatabase database = new PostgresDatabase(pool, "", ring);
            String version = database.write(PostgresDatabase::prepare);
            return new PostgresDatabase(pool, version, ring);
        } catch (RuntimeException refused) {
            pool.close();
            throw refused;
        }
    }

    /** @throws dev.earmark.fault.NotFound with {@code store.nothing-kept} */
    public static void checkKept(StoreSettings settings) {
        try (PostgresDatabase database = new PostgresDatabase(pool(settings), "", KeyRing.none())) {
            if (database.<Long>read(sql ->
                    sql.number("select count(*) as n from information_schema.tables where table_schema = current_schema() and table_name ="
                            + " 'schema_version'")) == 0) {
                throw new NotFound("store.nothing-kept",
                        "The database that store.url names holds nothing of Earmark: check the setting; earmark serve makes its tables.");
            }
        }
    }

    private static HikariDataSource pool(StoreSettings settings) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("store");
        config.setJdbcUrl(settings.url());
        config.setUsername(settings.user());
        config.setPassword(settings.password());
        config.setMaximumPoolSize(settings.connections());
        config.setConnectionTimeout(CONNECTING_MS);
        config.setAutoCommit(false);
        config.addDataSourceProperty("tcpKeepAlive", "true");
        config.addDataSourceProperty("socketTimeout", "60");
        config.addDataSourceProperty("ApplicationName", "earmark");
        try {
            return new HikariDataSource(config);
        } catch (HikariPool.PoolInitializationException unreachable) {
            Throwable cause = unreachable.getCause() == null ? unreachable : unreachable.getCause();
            throw new Unavailable("store.down", "The database cannot be reached: " + cause.getMessage() + ".", unreachable);
        }
    }

    /** @return the version for people */
    private static String prepare(Sql sql) {
        long number = sql.number("select cast(current_setting('server_version_num') as bigint) as n");
        String version = sql.one("select current_setting('server_version') as version", row -> row.text("version")).orElseThrow();
        if (number < OLDEST) {
            throw new Unavailable("store.database-too-old", "This is PostgreSQL " + version + " but 15 or later is needed.");
        }
        sql.run("select pg_advisory_xact_lock(" + MIGRATING + ")");
        new Migrations(sql).apply();
        sql.run("alter table job set (autovacuum_vacuum_scale_factor = 0.01)");
        return version;
    }

    /** Work that lost a race, or whose connection broke before the end, is tried again: nothing of it was kept. */
    @Override
    public <T> T write(Function<Sql, T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return once(work, "");
            } catch (SqlFailure failed) {
                if (!PostgresFaults.worthAnotherTry(failed) || attempt == MOST_TRIES) {
                    throw PostgresFaults.of(failed);
                }
                pause(attempt);
            }
        }
    }

    @Override
    public <T> T read(Function<Sql, T> work) {
        try {
            return once(work, "set transaction isolation level repeatable read, read only");
        } catch (SqlFailure failed) {
            throw PostgresFaults.of(failed);
        }
    }

    /** The room of the database is that of its server. */
    @Override
    public <T> T writeUrgently(Function<Sql, T> work) {
        return write(work);
    }

    @Override
    public List<String> examine(Runnable pause, Set<String> leftOut) {
        try {
            return new PostgresExamination(work -> once(work, "set transaction read only"), pause, leftOut).problems();
        } catch (SqlFailure failed) {
            throw PostgresFaults.of(failed);
        }
    }

    private <T> T once(Function<Sql, T> work, String mode) {
        Connection connection = connection();
        try (connection) {
            Sql sql = new Sql(connection, Dialect.POSTGRES, ring);
            try {
                if (!mode.isEmpty()) {
                    sql.run(mode);
                }
                T result = work.apply(sql);
                commit(connection);
                return result;
            } catch (RuntimeException | Error thrown) {
                rollback(connection);
                throw thrown;
            } finally {
                sql.forget();
            }
        } catch (SQLException closing) {
            throw new SqlFailure(closing);
        }
    }

    private Connection connection() {
        try {
            return pool.getConnection();
        } catch (SQLException unreachable) {
            throw new Unavailable("store.down", "The database cannot be reached, or has no connection left: " + unreachable.getMessage()
                    + ".", unreachable);
        }
    }

    /** A connection that breaks here leaves open whether the work was kept; to try again could do it twice. */
    private static void commit(Connection connection) {
        try {
            connection.commit();
        } catch (SQLException failed) {
            SqlFailure failure = new SqlFailure(failed);
            if (PostgresFaults.connectionLost(failure)) {
                throw new Unavailable("store.down",
                        "The connection to the database broke while it was committing, so it is unknown whether the last change was kept.",
                        failed);
            }
            throw failure;
        }
    }

    private static void rollback(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException gone) {
            // The server rolls back when the connection is gone.
        }
    }

    private static void pause(int attempt) {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(LONGEST_PAUSE_MS * attempt));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Unavailable("store.down", "Writing was interrupted, because Earmark is ending.", stopped);
        }
    }

    @Override
    public String describe() {
        return "PostgreSQL " + version;
    }

    @Override
    public boolean shared() {
        return true;
    }

    @Override
    public void close() {
        pool.close();
    }
}
