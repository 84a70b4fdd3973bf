package dev.earmark.app.command.part;

import dev.earmark.access.AuditEntry;
import dev.earmark.access.Permission;
import dev.earmark.access.Role;
import dev.earmark.access.Secrets;
import dev.earmark.app.Ids;
import dev.earmark.store.Credentials;
import dev.earmark.store.Store;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes API keys on behalf of whoever sits at the command line. */
public final class NewKey {

    private static final String WHO = "command line";

    private NewKey() {}

    /**
     * Keeps the key's digest, and that it was made.
     *
     * @param days how long it is valid
     * @return the key itself, which is kept nowhere
     */
    public static String in(Store store, String name, Set<Permission> allowed, int days) {
        String secret = new Secrets(new SecureRandom()).freshKey();
        Instant now = Instant.now();
        Credentials.Key key = new Credentials.Key(
                Ids.fresh(), name, Secrets.sha256(secret), Role.ADMIN, allowed, null, WHO, now, now.plus(Duration.ofDays(days)), null,
                false);
        store.write(tx -> {
            tx.credentials().putKey(key);
            tx.audit().append(new AuditEntry(now, WHO, "key.create", key.id(), "scopes " + labels(allowed)));
            return key.id();
        });
        return secret;
    }

    public static String labels(Set<Permission> permissions) {
        return permissions.stream().map(Permission::label).sorted().collect(Collectors.joining(", "));
    }
}
