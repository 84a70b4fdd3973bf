package dev.earmark.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earmark.access.Principal;
import dev.earmark.fault.NotFound;
import dev.earmark.web.http.Answer;
import dev.earmark.web.http.Caller;
import dev.earmark.web.http.Cookies;
import dev.earmark.web.http.Exchange;
import dev.earmark.web.http.Handler;
import dev.earmark.web.http.HttpRefusal;
import dev.earmark.web.login.OidcAccounts;
import dev.earmark.web.login.OidcLogin;
import dev.earmark.web.login.PasswordLogin;
import dev.earmark.web.login.Sessions.Begun;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Logging in and out, and who one is. */
final class SessionApi {

    private final PasswordLogin passwords;
    private final Optional<OidcLogin> oidc;
    private final OidcAccounts oidcAccounts;
    private final Cookies cookies;

    /** @param oidc empty when people log in here only */
    SessionApi(PasswordLogin passwords, Optional<OidcLogin> oidc, OidcAccounts oidcAccounts, Cookies cookies) {
        this.passwords = passwords;
        this.oidc = oidc;
        this.oidcAccounts = oidcAccounts;
        this.cookies = cookies;
    }

    Map<String, Handler> handlers() {
        return Map.of(
                "getMe", exchange -> Answer.ok(view(known(exchange))), "login", this::login, "logout", this::logout, "choosePassword", this::choose,
                "changePassword", this::change, "startOidc", this::start, "finishOidc", this::finish);
    }

    private static Caller known(Exchange exchange) {
        exchange.principal();
        Caller caller = exchange.caller();
        if (caller == null) {
            throw new IllegalStateException("a principal without a caller");
        }
        return caller;
    }

    private static ObjectNode view(Caller caller) {
        Principal principal = caller.principal();
        ObjectNode node = Views.object().put("id", principal.id()).put("name", principal.name()).put("role", principal.role().label()).put("agentId", principal.agentId());
        ArrayNode permissions = node.putArray("permissions");
        new TreeSet<>(principal.permissions()).forEach(permission -> permissions.add(permission.label()));
        var session = caller.session();
        return node.put("csrf", session == null ? null : session.csrf());
    }

    private Answer login(Exchange exchange) throws IOException {
        JsonNode body = exchange.body();
        return begun(passwords.login(body.get("login").asText(), body.get("password").asText(), exchange.address()));
    }

    private Answer begun(Begun begun) {
        return Answer.ok(view(begun.caller())).with("Set-Cookie", cookies.session(begun.secret()));
    }

    private Answer logout(Exchange exchange) {
        passwords.logout(known(exchange));
        return Answer.nothing(204).with("Set-Cookie", cookies.gone(cookies.sessionName()));
    }

    private Answer choose(Exchange exchange) throws IOException {
        JsonNode body = exchange.body();
        return begun(passwords.choose(body.get("token").asText(), WorkApi.text(body, "login"), body.get("password").asText(), exchange.address()));
    }

    private Answer change(Exchange exchange) throws IOException {
        JsonNode body = exchange.body();
        Caller caller = known(exchange);
        if (caller.session() == null) {
            throw new HttpRefusal(403, "access.no-password", "A program with a key has no password.");
        }
        return begun(passwords.change(caller, body.get("old").asText(), body.get("new").asText(), exchange.address()));
    }

    private OidcLogin provider() {
        return oidc.orElseThrow(() -> new NotFound("access.no-provider", "No identity provider is set; log in with a password."));
    }

    private Answer start(Exchange exchange) {
        OidcLogin.Start start = provider().start();
        return Answer.nothing(302).with("Location", start.to().toString()).with("Set-Cookie", cookies.memory(start.memory()));
    }

    private Answer finish(Exchange exchange) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        exchange.queries().forEach((name, value) -> parameters.put(name, List.of(value)));
        Begun begun = oidcAccounts.begin(provider().finish(parameters, exchange.cookie(cookies.memoryName())));
        return Answer.nothing(302).with("Location", "/").with("Set-Cookie", cookies.session(begun.secret())).with("Set-Cookie", cookies.gone(cookies.memoryName()));
    }
}
