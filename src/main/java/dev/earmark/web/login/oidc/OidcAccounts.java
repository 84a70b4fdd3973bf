package dev.earmark.web.login.oidc;

import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import dev.earmark.access.Account;
import dev.earmark.access.AuditEntry;
import dev.earmark.access.Role;
import dev.earmark.store.Store;
import dev.earmark.web.http.HttpRefusal;
import dev.earmark.web.login.session.LoginOutcome.Begun;
import dev.earmark.web.login.session.Sessions;
import dev.earmark.web.login.session.Visit;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Who somebody is here whom the identity provider knows: made at the first login, and given the provider's role at each. */
public final class OidcAccounts {

    private static final int LONGEST = 200;

    private final Store store;
    private final Sessions sessions;
    private final OidcSettings settings;
    private final Clock clock;
    private final Supplier<String> ids;

    public OidcAccounts(Store store, Sessions sessions, OidcSettings settings, Clock clock, Supplier<String> ids) {
        this.store = store;
        this.sessions = sessions;
        this.settings = settings;
        this.clock = clock;
        this.ids = ids;
    }

    /** @throws HttpRefusal 403 with {@code access.no-role} when none of the groups has a role here, or the account is switched off */
    public Begun begin(IDTokenClaimsSet claims, Visit visit) {
        Role role = role(claims);
        String subject = claims.getIssuer().getValue() + " " + claims.getSubject().getValue();
        return store.writeUrgently(tx -> {
            Optional<Account> known = tx.accounts().bySubject(subject);
            Account account = known.map(old -> changed(tx, old, role, claims)).orElseGet(() -> made(tx, subject, role, claims));
            tx.audit().append(new AuditEntry(clock.instant(), account.id(), "session.begin", account.id(), "identity provider"));
            return sessions.begin(tx, account, visit, "identity provider");
        });
    }

    private Role role(IDTokenClaimsSet claims) {
        Collection<String> groups = groups(claims.getClaim(settings.roleClaim()));
        return settings.roles().entrySet().stream().filter(entry -> groups.contains(entry.getKey())).map(Map.Entry::getValue).findFirst()
                .orElseThrow(() -> new HttpRefusal(403, "access.no-role",
                        "You are known, but none of your groups has a role here; ask an administrator to map one."));
    }

    private static Collection<String> groups(@Nullable Object claim) {
        return switch (claim) {
            case String one -> List.of(one.split(" ", -1));
            case Collection<?> many -> many.stream().map(String::valueOf).toList();
            case null, default -> List.of();
        };
    }

    private Account changed(Store.Tx tx, Account old, Role role, IDTokenClaimsSet claims) {
        if (old.disabled()) {
            throw new HttpRefusal(403, "access.no-role", "This account is switched off; ask an administrator.");
        }
        @Nullable String agent = agent(claims);
        if (old.role() == role && java.util.Objects.equals(old.agentId(), agent)) {
            return old;
        }
        Account changed = new Account(old.id(), old.login(), old.name(), role, agent, old.passwordHash(), old.subject(), false,
                old.createdAt(), old.version() + 1, old.teams());
        tx.accounts().save(changed);
        tx.credentials().endSessionsOf(old.id());
        return changed;
    }

    private Account made(Store.Tx tx, String subject, Role role, IDTokenClaimsSet claims) {
        String login = first(claims, "preferred_username", "email").orElse(claims.getSubject().getValue());
        String name = first(claims, "name").orElse(login);
        Account account = new Account(ids.get(), login.toLowerCase(Locale.ROOT), name, role, agent(claims), null, subject, false,
                clock.instant(), 1);
        tx.accounts().insert(account);
        return account;
    }

    private @Nullable String agent(IDTokenClaimsSet claims) {
        String claim = settings.agentClaim();
        return claim == null ? null : first(claims, claim).orElse(null);
    }

    private static Optional<String> first(IDTokenClaimsSet claims, String... names) {
        for (String name : names) {
            Object value = claims.getClaim(name);
            if (value != null && !value.toString().isBlank() && value.toString().length() <= LONGEST) {
                return Optional.of(value.toString().strip());
            }
        }
        return Optional.empty();
    }
}
