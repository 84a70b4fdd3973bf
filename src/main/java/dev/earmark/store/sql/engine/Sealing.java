package dev.earmark.store.sql.engine;

import dev.earmark.encryption.DataKey;
import dev.earmark.encryption.KeyRing;
import dev.earmark.encryption.MasterKey;
import dev.earmark.encryption.WrappedKey;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Seals texts on their way into the database and opens them on their way out, with data keys that lie in the same database. A key that
 * seals is always asked for: of two that are made at the same time one stays.
 */
public record Sealing(Sql sql) {

    public KeyRing ring() {
        return sql.ring();
    }

    public boolean on() {
        return ring().seals();
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
        return ring().unwrapped(find(owner).orElseGet(() -> made(owner)));
    }

    public Optional<WrappedKey> find(String owner) {
        return sql.one("select * from data_key where owner = ?", Sql::key, owner);
    }

    private WrappedKey made(String owner) {
        String name = sql.one("select master from encryption where one = 1", row -> row.text("master")).orElseThrow();
        MasterKey master = ring().wanted(name);
        insert(ring().fresh(owner, master));
        return find(owner).orElseThrow();
    }

    /** Keeps the one that is there. @return whether there was none */
    public boolean insert(WrappedKey key) {
        return sql.updatesOne("""
                insert into data_key(owner, id, master, wrapped, made_at) values (?, ?, ?, ?, ?) on conflict (owner) do nothing""",
                key.owner(), key.id(), key.master(), key.wrapped(), sql.nowMs());
    }

    /** What it sealed can no longer be read, here or in any copy. */
    public void destroy(String owner) {
        sql.update("delete from data_key where owner = ? and owner <> ?", owner, WrappedKey.HOUSE);
    }
}
