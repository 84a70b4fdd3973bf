package dev.earmark.store.sql.engine;

import dev.earmark.encryption.DataKey;
import dev.earmark.encryption.KeyFaults;
import dev.earmark.encryption.KeyRing;
import dev.earmark.encryption.WrappedKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sqlite.ProgressHandler;

/** Runs statements on one connection and keeps them prepared. Not for two threads. All methods throw {@link SqlFailure}. */
public final class Sql implements AutoCloseable {

    private static final int PREPARED = 256;
    private static final int STEPS_BETWEEN_PAUSES = 2_000;

    private final Connection connection;
    private final Dialect dialect;
    private final KeyRing ring;
    private final Map<String, PreparedStatement> prepared = new LinkedHashMap<>(64, 0.75f, true);

    /** Of which what is sealed is not read. */
    public Sql(Connection connection, Dialect dialect) {
        this(connection, dialect, KeyRing.none());
    }

    public Sql(Connection connection, Dialect dialect, KeyRing ring) {
        this.connection = connection;
        this.dialect = dialect;
        this.ring = ring;
    }

    /** The master keys that this process has. */
    public KeyRing ring() {
        return ring;
    }

    /** A key as its row has it. */
    public static WrappedKey key(Row row) throws SQLException {
        return new WrappedKey(row.text("owner"), row.text("id"), row.text("master"), row.text("wrapped"));
    }

    /** A sealed text. @throws dev.earmark.fault.NotFound with {@code encryption.key-destroyed} */
    private String opened(String text) {
        String id = KeyRing.keyId(text);
        DataKey known = ring.remembered(id);
        if (known == null) {
            known = ring.unwrapped(one("select * from data_key where id = ?", Sql::key, id)
                    .orElseThrow(() -> KeyFaults.destroyed("What was kept of this interaction")));
        }
        return KeyRing.opened(text, known);
    }

    public Dialect dialect() {
        return dialect;
    }

    public long nowMs() {
        return dialect.clock().isEmpty() ? System.currentTimeMillis() : number(dialect.clock());
    }

    /** Runs a change. @return how many rows it touched */
    public int update(String text, @Nullable Object... values) {
        try {
            return bound(text, values).executeUpdate();
        } catch (SQLException refused) {
            throw new SqlFailure(refused);
        }
    }

    /** Runs a change of one row. @return whether it touched exactly one */
    public boolean updatesOne(String text, @Nullable Object... values) {
        return update(text, values) == 1;
    }

    public <T> List<T> list(String text, Row.Reading<T> reading, @Nullable Object... values) {
        List<T> found = new ArrayList<>();
        each(text, row -> found.add(reading.of(row)), values);
        return found;
    }

    /** For rows of which none is kept. */
    public void each(String text, Row.Taking taking, @Nullable Object... values) {
        try (ResultSet rows = bound(text, values).executeQuery()) {
            Row row = new Row(rows, this::opened);
            while (rows.next()) {
                taking.take(row);
            }
        } catch (SQLException refused) {
            throw new SqlFailure(refused);
        }
    }

    /** The first row. */
    public <T> Optional<T> one(String text, Row.Reading<T> reading, @Nullable Object... values) {
        return list(text, reading, values).stream().findFirst();
    }

    /** The number in the column {@code n} of the only row. */
    public long number(String text, @Nullable Object... values) {
        return one(text, row -> row.number("n"), values).orElseThrow();
    }

    /** For statements that are run once or that cannot be prepared. */
    public void run(String text) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(text);
        } catch (SQLException refused) {
            throw new SqlFailure(refused);
        }
    }

    /** Calls somebody after every few thousand steps of SQLite, who may sleep. */
    public void slowedBy(Runnable pause) {
        try {
            ProgressHandler.setHandler(connection, STEPS_BETWEEN_PAUSES, new ProgressHandler() {
                @Override
                protected int progress() {
                    pause.run();
                    return 0;
                }
            });
        } catch (SQLException refused) {
            throw new SqlFailure(refused);
        }
    }

    @Override
    public void close() {
        try {
            forget();
            connection.close();
        } catch (SQLException gone) {
            throw new SqlFailure(gone);
        }
    }

    /** Lets go of the statements and leaves the connection open. */
    public void forget() throws SQLException {
        for (PreparedStatement statement : prepared.values()) {
            statement.close();
        }
        prepared.clear();
    }

    private PreparedStatement bound(String text, @Nullable Object... values) throws SQLException {
        PreparedStatement statement = prepared(text);
        for (int i = 0; i < values.length; i++) {
            bind(statement, i + 1, values[i]);
        }
        return statement;
    }

    private PreparedStatement prepared(String text) throws SQLException {
        PreparedStatement known = prepared.get(text);
        if (known != null) {
            return known;
        }
        if (prepared.size() >= PREPARED) {
            Iterator<PreparedStatement> longestUnused = prepared.values().iterator();
            longestUnused.next().close();
            longestUnused.remove();
        }
        PreparedStatement fresh = connection.prepareStatement(text);
        prepared.put(text, fresh);
        return fresh;
    }

    private static void bind(PreparedStatement statement, int at, @Nullable Object value) throws SQLException {
        switch (value) {
            case null -> statement.setNull(at, Types.NULL);
            case String text -> statement.setString(at, KeyRing.plain(text.replace('\0', '\uFFFD')));
            case StoredText stored -> statement.setString(at, stored.text());
            case Boolean flag -> statement.setInt(at, flag ? 1 : 0);
            case Integer number -> statement.setInt(at, number);
            case Long number -> statement.setLong(at, number);
            case Double number -> statement.setDouble(at, number);
            case Instant time -> statement.setLong(at, time.toEpochMilli());
            default -> throw new IllegalArgumentException("a " + value.getClass().getSimpleName() + " cannot be kept");
        }
    }
}
