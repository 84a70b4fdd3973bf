package dev.earmark.store;

import java.util.List;

/** Which nodes work with a database that several may use. All times are those of the database's clock. */
public interface Nodes {

    /**
     * One process of the service.
     *
     * @param id     lasts across restarts
     * @param host   name of its machine, for people
     * @param role   what part of the work it does, for people
     * @param blobs  where its recordings lie
     * @param search where its index lies; empty for none
     */
    record Node(String id, String host, String role, String blobs, String search) {}

    /**
     * Notes down that a node is coming, in the place of what was known of the same id. Of two at the same time the second sees the first.
     *
     * @param aliveMs who gave no sign of life for longer is not counted
     * @return the others that are alive, also those that are only coming
     */
    List<Node> comes(Node node, long aliveMs);

    /** A sign of life of a node that has come. */
    void beat(Node node);

    /** Those that have come and are alive, but for {@code id}; by host. */
    List<Node> others(String id, long aliveMs);

    /** It is gone; no error when it was not there. */
    void leaves(String id);
}
