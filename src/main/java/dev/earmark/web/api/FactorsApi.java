package dev.earmark.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earmark.web.http.Answer;
import dev.earmark.web.http.Cookies;
import dev.earmark.web.http.Exchange;
import dev.earmark.web.http.Handler;
import dev.earmark.web.login.Logins;
import dev.earmark.web.login.factor.AuthenticatorApps.Shown;
import dev.earmark.web.login.factor.FactorChanges.Changed;
import dev.earmark.web.login.factor.OwnFactors.Seen;
import dev.earmark.web.login.factor.PasskeySite;
import dev.earmark.web.login.factor.Passkeys.AskedNew;
import java.io.IOException;
import java.util.Map;

/** Second factors of whoever asks. */
final class FactorsApi {

    private final Logins logins;
    private final Cookies cookies;

    FactorsApi(Logins logins, Cookies cookies) {
        this.logins = logins;
        this.cookies = cookies;
    }

    Map<String, Handler> handlers() {
        return Map.of(
                "getFactors", this::all, "beginApp", this::beginApp, "confirmApp", this::confirmApp, "removeApp", this::removeApp,
                "renewRecoveryCodes", this::renewCodes, "askNewPasskey", this::askPasskey, "addPasskey", this::addPasskey, "removePasskey",
                this::removePasskey);
    }

    private Answer all(Exchange exchange) {
        Seen seen = logins.factors().all(SessionApi.known(exchange));
        ObjectNode node = Views.object().put("external", seen.external()).put("needed", seen.needed())
                .put("appSince", Views.time(seen.appSince()))
                .put("recoveryCodes", seen.recoveryCodes()).put("passkeyHost", logins.passkeys().site().map(PasskeySite::id).orElse(null));
        ArrayNode passkeys = node.putArray("passkeys");
        seen.passkeys().forEach(passkey -> passkeys.addObject().put("id", passkey.id()).put("name", passkey.name())
                .put("createdAt", Views.time(passkey.createdAt())).put("usedAt", Views.time(passkey.usedAt())));
        return Answer.ok(node);
    }

    private static String password(Exchange exchange) throws IOException {
        return exchange.body().get("password").asText();
    }

    private Answer beginApp(Exchange exchange) throws IOException {
        Shown shown = logins.apps().begin(SessionApi.known(exchange), password(exchange), SessionApi.visit(exchange));
        ObjectNode node = Views.object().put("secret", shown.secret()).put("uri", shown.uri());
        node.set("qr", QrPath.of(shown.uri()));
        return Answer.json(201, node);
    }

    private Answer confirmApp(Exchange exchange) throws IOException {
        return changed(logins.apps().confirm(SessionApi.known(exchange), exchange.body().get("code").asText(), SessionApi.visit(exchange)));
    }

    private Answer removeApp(Exchange exchange) throws IOException {
        return changed(logins.apps().remove(SessionApi.known(exchange), password(exchange), SessionApi.visit(exchange)));
    }

    private Answer renewCodes(Exchange exchange) throws IOException {
        return changed(logins.factors().renewCodes(SessionApi.known(exchange), password(exchange), SessionApi.visit(exchange)));
    }

    private Answer changed(Changed changed) {
        ObjectNode node = Views.object();
        node.set("me", SessionApi.view(changed.begun().caller()));
        ArrayNode codes = node.putArray("recoveryCodes");
        changed.recoveryCodes().forEach(codes::add);
        return Answer.ok(node).with("Set-Cookie", cookies.session(changed.begun().secret()));
    }

    private Answer askPasskey(Exchange exchange) throws IOException {
        AskedNew asked = logins.passkeys().askNew(SessionApi.known(exchange), password(exchange), SessionApi.visit(exchange));
        return Answer.ok(PasskeyOptions.ofNew(asked));
    }

    private Answer addPasskey(Exchange exchange) throws IOException {
        JsonNode body = exchange.body();
        return changed(logins.passkeys().add(SessionApi.known(exchange), body.get("ticket").asText(), body.get("name").asText(),
                body.get("credential").toString(),
                SessionApi.visit(exchange)));
    }

    private Answer removePasskey(Exchange exchange) throws IOException {
        return changed(logins.passkeys().remove(SessionApi.known(exchange), exchange.path("passkey"), password(exchange),
                SessionApi.visit(exchange)));
    }
}
