package dev.earmark.store;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Which database keeps everything.
 *
 * @param folder      of the audit log's key, of an embedded database, and of the recordings unless {@code blobs} says otherwise; shared
 *                    by all nodes when the recordings lie there; null for the data folder
 * @param blobs       empty for recordings in the folder, or {@code s3://BUCKET/PREFIX}
 * @param url         empty for SQLite in the data folder, or {@code jdbc:postgresql:…}
 * @param user        null when the URL names it, or for SQLite
 * @param password    null when there is none
 * @param connections readers of SQLite, or all connections to PostgreSQL; 1 to 100
 */
public record StoreSettings(@Nullable Path folder, String blobs, String url, @Nullable String user, @Nullable String password,
        int connections) {

    public StoreSettings {
        if (!url.isEmpty() && !url.startsWith("jdbc:postgresql:")) {
            throw new IllegalArgumentException("url must be empty (SQLite in the data folder) or begin with jdbc:postgresql:");
        }
        if (connections < 1 || connections > 100) {
            throw new IllegalArgumentException("connections is " + connections + " but must be 1 to 100");
        }
    }

    /** With recordings in the folder. */
    public StoreSettings(@Nullable Path folder, String url, @Nullable String user, @Nullable String password, int connections) {
        this(folder, "", url, user, password, connections);
    }

    public static StoreSettings defaults() {
        return new StoreSettings(null, "", null, null, 8);
    }

    /** Whether the database belongs to this process alone. */
    public boolean embedded() {
        return url.isEmpty();
    }

    /** Whether the recordings lie in a folder of this machine, which several nodes may have mounted. */
    public boolean blobsInFolder() {
        return blobs.isEmpty();
    }

    /** Without the password, which may also stand in the URL. */
    @Override
    public String toString() {
        return "StoreSettings[" + (embedded() ? "SQLite" : url.replaceAll("[?].*", "")) + ", " + connections + " connections]";
    }
}
