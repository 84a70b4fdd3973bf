package dev.earmark.search.opensearch;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Which server keeps the index.
 *
 * @param url      of the server or of a balancer before its nodes
 * @param user     null for a server that asks nobody who they are
 * @param password null together with the user
 * @param issuers  PEM file of certificates that are believed in the place of Java's own; null for Java's own
 * @param name     alias of the index, lower-case letters, digits and hyphens
 * @param shards   of an index that is made anew, 1 to 64; as many as the server's nodes can search at the same time
 * @param replicas copies of each shard beside the first, 0 to 5
 */
public record OpenSearchSettings(String url, @Nullable String user, @Nullable String password, @Nullable Path issuers, String name,
        int shards, int replicas) {

    private static final int MOST_SHARDS = 64;
    private static final int MOST_REPLICAS = 5;

    public OpenSearchSettings {
        if (!isWebAddress(url)) {
            throw new IllegalArgumentException("url is \"" + url + "\"; it must be an address such as https://search.example.org:9200");
        }
        if ((user == null) != (password == null)) {
            throw new IllegalArgumentException("user and password belong together, but only one of them is set");
        }
        if (!name.matches("[a-z][a-z0-9-]{0,60}")) {
            throw new IllegalArgumentException("name is \"" + name + "\"; it must be lower-case letters, digits and hyphens");
        }
        if (shards < 1 || shards > MOST_SHARDS) {
            throw new IllegalArgumentException("shards is " + shards + "; it must be from 1 to " + MOST_SHARDS);
        }
        if (replicas < 0 || replicas > MOST_REPLICAS) {
            throw new IllegalArgumentException("replicas is " + replicas + "; it must be from 0 to " + MOST_REPLICAS);
        }
    }

    private static boolean isWebAddress(String text) {
        try {
            URI uri = URI.create(text);
            boolean bare = uri.getRawQuery() == null && uri.getRawFragment() == null && uri.getRawUserInfo() == null;
            return bare && uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()));
        } catch (IllegalArgumentException notOne) {
            return false;
        }
    }

    /** Without who we are. */
    @Override
    public String toString() {
        return "OpenSearchSettings[url=" + url + ", user=" + (user == null ? "none" : "hidden") + ", issuers=" + issuers + ", name=" + name
                + ", shards=" + shards + ", replicas=" + replicas + "]";
    }
}
