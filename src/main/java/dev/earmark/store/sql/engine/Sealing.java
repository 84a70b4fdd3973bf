package dev.earmark.store.sql.engine;

import dev.earmark.encryption.DataKey;
import dev.earmark.encryption.KeyFaults;
import dev.earmark.encryption.KeyRing;
import dev.earmark.encryption.MasterKey;
import dev.earmark.encryption.WrappedKey;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Seals texts on their way into the database and opens them on their way out, with data keys that lie in the same database. A key that
 * seals is always asked for: of two that are made at the same time one stays.
 */
public final class Sealing {

    private final Sql sql;
    private final KeyRing ring;

    Sealing(Sql sql, KeyRing ring) {
        this.sql = sql;
        this.ring = ring;
    }

    public KeyRing ring() {
        return ring;
    }

    public boolean on() {
        return ring.seals();
    }

    /** @param owner id of the interaction, or {@link WrappedKey#HOUSE} */
    public StoredText sealed(String owner, String text) {
        String bindable = text.replace('\0', '\uFFFD');
        return new StoredText(on() ? KeyRing.sealed(bindable, key(owner)) : KeyRing.plain(bindable));
    }

    public @Nullable StoredText maybeSealed(String owner, @Nullable String text) {
        return text == null ? null : sealed(owner, text);
    }

    /** A keyed hash of a customer's id, to be looked for; the id itself where nothing is encrypted. */
    public String customer(String id) {
        return on() ? "#" + key(WrappedKey.HOUSE).digest(id) : id;
    }

    /** The key of an owner, made where there is none. */
    public DataKey key(String owner) {
        return ring.unwrapped(find(owner).orElseGet(() -> made(owner)));
    }

    public Optional<WrappedKey> find(String owner) {
        return sql.one("select * from data_key where owner = ?", Sealing::key, owner);
    }

    private WrappedKey made(String owner) {
        String name = sql.one("select master from encryption where one = 1", row -> row.text("master")).orElseThrow();
        MasterKey master = ring.wanted(name);
        insert(ring.fresh(owner, master));
        return find(owner).orElseThrow();
    }

    /** Keeps the one that is there. @return whether there was none */
    public boolean insert(WrappedKey key) {
        return sql.updatesOne("""
                insert into data_key(owner, id, master, wrapped, made_at) values (?, ?, ?, ?, ?) on conflict (owner) do nothing""",
                key.owner(), key.id(), key.master(), key.wrapped(), sql.nowMs());
    }

    public static WrappedKey key(Row row) throws SQLException {
        return new WrappedKey(row.text("owner"), row.text("id"), row.text("master"), row.text("wrapped"));
    }

    /** @throws dev.earmark.fault.NotFound with {@code encryption.key-destroyed} */
    String opened(String text) {
        String id = KeyRing.keyId(text);
        DataKey known = ring.remembered(id);
        if (known == null) {
            known = ring.unwrapped(sql.one("select * from data_key where id = ?", Sealing::key, id)
                    .orElseThrow(() -> KeyFaults.destroyed("What was kept of this interaction")));
        }
        return KeyRing.opened(text, known);
    }
}
