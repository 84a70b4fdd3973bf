package dev.earmark.encryption;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The master keys that this process knows, and the data keys that it has unwrapped. A data key never changes under its id, so those that
 * are remembered are right for ever. Safe for many threads.
 */
public final class KeyRing {

    /** Begins a sealed text; no text of people begins with it. */
    private static final char MARK = '\u0001';

    private static final char BEHIND_ID = ':';
    private static final int ID_BYTES = 12;
    private static final int MOST_REMEMBERED = 50_000;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final List<MasterKey> masters;
    private final Map<String, DataKey> known = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, DataKey> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };
    private volatile boolean sealing;

    private KeyRing(List<MasterKey> masters) {
        this.masters = masters;
    }

    /** Of nobody: nothing is encrypted, and what is cannot be read. */
    public static KeyRing none() {
        return new KeyRing(List.of());
    }

    /** With a master key that nobody else has and nobody will have again: to measure what encryption costs. */
    public static KeyRing ofItsOwn() {
        return new KeyRing(List.of(new MasterKey(random(MasterKey.BYTES))));
    }

    /**
     * Reads the master keys.
     *
     * @throws dev.earmark.fault.Fault {@code encryption.key-unreadable} or {@code encryption.key-command}
     */
    public static KeyRing of(EncryptionSettings settings) {
        if (!settings.wanted()) {
            return none();
        }
        MasterKey now = KeyPlace.read("key", settings.key(), settings.keyTimeout());
        return settings.oldKey().isEmpty() ? new KeyRing(List.of(now))
                : new KeyRing(List.of(now, KeyPlace.read("old-key", settings.oldKey(), settings.keyTimeout())));
    }

    /** The one that the settings name first; empty without one. */
    public Optional<MasterKey> master() {
        return masters.stream().findFirst();
    }

    /** Of all that this process knows. */
    public List<String> names() {
        return masters.stream().map(MasterKey::name).toList();
    }

    public Optional<MasterKey> master(String name) {
        return masters.stream().filter(master -> master.name().equals(name)).findFirst();
    }

    /** @throws dev.earmark.fault.Rejected with {@code encryption.key-wrong} or {@code encryption.key-missing} */
    public MasterKey wanted(String name) {
        MasterKey first = master().orElseThrow(() -> KeyFaults.missing(name));
        return master(name).orElseThrow(() -> KeyFaults.wrong(name, first.name()));
    }

    /** Whether what is written is sealed. */
    public boolean seals() {
        return sealing;
    }

    /** From now on what is written is sealed. */
    public void begin() {
        sealing = true;
    }

    /** A key that did not exist before. */
    public WrappedKey fresh(String owner, MasterKey master) {
        byte[] key = random(DataKey.BYTES);
        String id = Base64.getUrlEncoder().withoutPadding().encodeToString(random(ID_BYTES));
        remember(new DataKey(id, key));
        return new WrappedKey(owner, id, master.name(), master.wrap(key, owner));
    }

    private static byte[] random(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return random;
    }

    /** @throws dev.earmark.fault.Rejected with {@code encryption.key-wrong} or {@code encryption.key-missing} */
    public DataKey unwrapped(WrappedKey kept) {
        DataKey before = remembered(kept.id());
        if (before != null) {
            return before;
        }
        byte[] key = bare(kept);
        DataKey fresh = new DataKey(kept.id(), key);
        remember(fresh);
        return fresh;
    }

    private byte[] bare(WrappedKey kept) {
        return wanted(kept.master()).unwrap(kept.wrapped(), kept.owner()).orElseThrow(KeyFaults::rotten);
    }

    /** The same key, wrapped by another master key. */
    public WrappedKey rewrapped(WrappedKey kept, MasterKey master) {
        return new WrappedKey(kept.owner(), kept.id(), master.name(), master.wrap(bare(kept), kept.owner()));
    }

    public @Nullable DataKey remembered(String id) {
        synchronized (known) {
            return known.get(id);
        }
    }

    private void remember(DataKey key) {
        synchronized (known) {
            known.put(key.id(), key);
        }
    }

    public static boolean isSealed(String text) {
        return !text.isEmpty() && text.charAt(0) == MARK;
    }

    /** Text that nobody takes for a sealed one. */
    public static String plain(String text) {
        return isSealed(text) ? '\uFFFD' + text.substring(1) : text;
    }

    public static String sealed(String text, DataKey key) {
        return MARK + key.id() + BEHIND_ID + key.seal(text);
    }

    /** By which data key a sealed text was sealed. */
    public static String keyId(String sealed) {
        return sealed.substring(1, Math.max(1, sealed.indexOf(BEHIND_ID)));
    }

    /** @throws dev.earmark.fault.Unavailable with {@code encryption.sealed-rotten} */
    public static String opened(String sealed, DataKey key) {
        try {
            return key.open(sealed.substring(sealed.indexOf(BEHIND_ID) + 1));
        } catch (GeneralSecurityException rotten) {
            throw KeyFaults.rotten();
        }
    }
}
