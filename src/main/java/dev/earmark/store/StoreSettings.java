package dev.earmark.store;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Which database keeps everything.
 *
 * @param folder      of the recordings and of an embedded database, shared by all nodes; null for the data folder
 * @param url         empty for SQLite in the data folder, or {@code jdbc:postgresql:…}
 * @param user        null when the URL names it, or for SQLite
 * @param password    null when there is none
 * @param connections readers of SQLite, or all connections to PostgreSQL; 1 to 100
 */
public record StoreSettings(@Nullable Path folder, String url, @Nullable String user, @Nullable String password, int connections) {

    public StoreSettings {
        if (!url.isEmpty() && !url.startsWith("jdbc:postgresql:")) {
            throw new IllegalArgumentException("url must be empty (SQLite in the data folder) or begin with jdbc:postgresql:");
        }
        if (connections < 1 || connections > 100) {
            throw new IllegalArgumentException("connections is " + connections + " but must be 1 to 100");
        }
    }

    public static StoreSettings defaults() {
        return new StoreSettings(null, "", null, null, 8);
    }

    /** Whether the database belongs to this process alone. */
    public boolean embedded() {
        return url.isEmpty();
    }

    /** Without the password, which may also stand in the URL. */
    @Override
    public String toString() {
        return "StoreSettings[" + (embedded() ? "SQLite" : url.replaceAll("[?].*", "")) + ", " + connections + " connections]";
    }
}
