package dev.earmark.web.login;

import dev.earmark.access.OneTimeCodes;
import dev.earmark.access.PasswordRules;
import dev.earmark.access.RecoveryCodes;
import dev.earmark.access.Secrets;
import dev.earmark.store.Store;
import dev.earmark.web.login.factor.AuthenticatorApps;
import dev.earmark.web.login.factor.FactorChanges;
import dev.earmark.web.login.factor.OwnFactors;
import dev.earmark.web.login.factor.PasskeySite;
import dev.earmark.web.login.factor.Passkeys;
import dev.earmark.web.login.oidc.OidcAccounts;
import dev.earmark.web.login.oidc.OidcLogin;
import dev.earmark.web.login.password.Hashing;
import dev.earmark.web.login.password.PasswordLogin;
import dev.earmark.web.login.password.SecondStep;
import dev.earmark.web.login.session.LoginSettings;
import dev.earmark.web.login.session.OwnSessions;
import dev.earmark.web.login.session.PrintedLinks;
import dev.earmark.web.login.session.Sessions;
import dev.earmark.web.login.session.Tickets;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Every way in.
 *
 * @param provider empty when people log in here only
 */
public record Logins(
        Sessions sessions,
        PasswordLogin passwords,
        SecondStep second,
        AuthenticatorApps apps,
        Passkeys passkeys,
        OwnFactors factors,
        OwnSessions own,
        PrintedLinks printed,
        Optional<OidcLogin> provider,
        OidcAccounts providerAccounts) {

    /**
     * @param address where people reach the server; known once it listens
     * @param ids     gives the ids of new accounts
     */
    public static Logins of(Store store, Protection protection, Hashing hashing, Secrets secrets, Supplier<URI> address, Clock clock,
            Supplier<String> ids) {
        SecureRandom random = new SecureRandom();
        LoginSettings settings = protection.login();
        Sessions sessions = new Sessions(store, secrets, clock, settings);
        Tickets tickets = new Tickets(protection.sealed(), clock);
        SecondStep second = new SecondStep(store, sessions, protection.sealed(), tickets, clock);
        PasswordLogin passwords = new PasswordLogin(store, sessions, second, hashing, new PasswordRules(settings.company()), clock, ids);
        FactorChanges changes = new FactorChanges(sessions, new RecoveryCodes(random), clock);
        Optional<OidcLogin> provider = protection.oidc().issuer() == null ? Optional.empty()
                : Optional.of(new OidcLogin(protection.oidc(), () -> URI.create(address.get() + "/api/v1/oidc/callback")));
        return new Logins(sessions, passwords, second,
                new AuthenticatorApps(store, passwords, changes, new OneTimeCodes(random), protection.sealed(), settings.company(), clock),
                new Passkeys(store, sessions, passwords, changes, tickets, secrets, () -> PasskeySite.of(address.get()), clock),
                new OwnFactors(store, sessions, passwords, changes), new OwnSessions(store, clock),
                new PrintedLinks(store, sessions, tickets, clock), provider,
                new OidcAccounts(store, sessions, protection.oidc(), clock, ids));
    }
}
