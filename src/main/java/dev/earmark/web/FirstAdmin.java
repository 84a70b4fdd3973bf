package dev.earmark.web;

import dev.earmark.access.Secrets;
import dev.earmark.store.Credentials.Link;
import dev.earmark.store.Store;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** The link by which the first administrator chooses login and password. */
public final class FirstAdmin {

    private static final Duration GOOD_FOR = Duration.ofHours(24);

    private FirstAdmin() {}

    /**
     * Makes a new link when nobody can administer this installation. It works once, and no longer once there is an administrator.
     *
     * @param server where people reach the server
     */
    public static Optional<URI> link(Store store, Secrets secrets, Clock clock, URI server) {
        String token = secrets.fresh();
        boolean needed = store.writeUrgently(tx -> {
            if (tx.accounts().hasAdmin()) {
                return false;
            }
            tx.credentials().putLink(new Link(Secrets.sha256(token), null, clock.instant().plus(GOOD_FOR)));
            return true;
        });
        return needed ? Optional.of(URI.create(server + "/password/" + token)) : Optional.empty();
    }
}
