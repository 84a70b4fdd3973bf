package dev.earmark.encryption;

import java.time.Duration;

/**
 * Where the master key comes from: {@code file:PATH}, {@code env:NAME} or {@code command:PROGRAM ARGUMENT…}.
 *
 * @param key        empty where nothing is encrypted
 * @param oldKey     the one before, as long as data keys are wrapped by it; else empty
 * @param keyTimeout how long a command may take to print a key
 */
public record EncryptionSettings(String key, String oldKey, Duration keyTimeout) {

    public EncryptionSettings {
        check("key", key);
        check("old-key", oldKey);
        if (!oldKey.isEmpty() && key.isEmpty()) {
            throw new IllegalArgumentException("old-key is set but key is not: set key to the new one");
        }
        if (keyTimeout.toMillis() < 100 || keyTimeout.compareTo(Duration.ofMinutes(5)) > 0) {
            throw new IllegalArgumentException("key-timeout must be from 100 ms to 5 min");
        }
    }

    private static void check(String name, String place) {
        if (!place.isEmpty() && !KeyPlace.known(place)) {
            throw new IllegalArgumentException(name + " must begin with file:, env: or command:, and name one");
        }
    }

    public static EncryptionSettings defaults() {
        return new EncryptionSettings("", "", Duration.ofSeconds(20));
    }

    public boolean wanted() {
        return !key.isEmpty();
    }

    /** Without the keys, which stand here when they came from the environment. */
    @Override
    public String toString() {
        return "EncryptionSettings[" + (wanted() ? "on" : "off") + "]";
    }
}
