package dev.earmark.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earmark.fault.Fault;
import dev.earmark.fault.NotFound;
import dev.earmark.store.Credentials.Session;
import dev.earmark.store.Store;
import dev.earmark.web.http.Answer;
import dev.earmark.web.http.Caller;
import dev.earmark.web.http.Cookies;
import dev.earmark.web.http.Exchange;
import dev.earmark.web.http.Handler;
import dev.earmark.web.http.HttpRefusal;
import dev.earmark.web.http.Problems;
import dev.earmark.web.login.Logins;
import dev.earmark.web.login.session.LoginOutcome;
import dev.earmark.web.login.session.LoginOutcome.Begun;
import dev.earmark.web.login.session.LoginOutcome.CodeNeeded;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/**
 * Forms to log in and to choose a password, which work without script but for passkeys; and the page on which people look after their own
 * account, which is made by script.
 */
final class PagesApi {

    private static final String LOGIN = "/login/form";
    private static final String ACCOUNT = "/account";

    private final Logins logins;
    private final Cookies cookies;
    private final Store store;

    PagesApi(Logins logins, Cookies cookies, Store store) {
        this.logins = logins;
        this.cookies = cookies;
        this.store = store;
    }

    Map<String, Handler> handlers() {
        return Map.of(
                "homePage", this::home, "loginPage", _ -> loginForm(200, ""), "loginByPage", this::login, "codeByPage", this::code,
                "logoutByPage", this::logout,
                "passwordPage", exchange -> passwordForm(200, ""), "choosePasswordByPage", this::choose, "accountPage", this::account,
                "pageFile", PagesApi::file);
    }

    private Answer home(Exchange exchange) {
        Caller caller = exchange.caller();
        Session session = caller == null ? null : caller.session();
        if (caller == null || session == null) {
            return Answer.seeOther(LOGIN);
        }
        if (session.bare()) {
            return Answer.seeOther(ACCOUNT);
        }
        return ServerPages.page(200, "You are logged in", "<p>" + ServerPages.escaped(caller.principal().name()) + ", "
                + caller.principal().role().label() + "</p>"
                + "<p><a href=\"" + ACCOUNT + "\">Your account</a></p>" + logoutForm(session));
    }

    private static String logoutForm(Session session) {
        return "<form method=\"post\" action=\"/logout/form\">" + ServerPages.hidden("csrf", session.csrf())
                + "<button>Log out</button></form>";
    }

    private Answer account(Exchange exchange) {
        Caller caller = exchange.caller();
        Session session = caller == null ? null : caller.session();
        if (caller == null || session == null) {
            return Answer.seeOther(LOGIN);
        }
        return ServerPages.widePage("Your account", "account.js",
                "<p>" + ServerPages.escaped(caller.principal().name()) + ", " + caller.principal().role().label()
                + "</p><div id=\"parts\"><p id=\"loading\">This page needs script.</p></div><p id=\"status\" role=\"status\"></p>"
                + logoutForm(session));
    }

    private Answer loginForm(int status, String wrong) {
        String provider = logins.provider().isPresent() ? "<p><a href=\"/api/v1/oidc/start\">Log in with your organisation</a></p>" : "";
        return ServerPages.page(status, "Log in", "login.js", ServerPages.wrong(wrong) + "<form method=\"post\" action=\"" + LOGIN + "\">"
                + ServerPages.field("login", "Login", "text", "username webauthn")
                + ServerPages.field("password", "Password", "password", "current-password")
                + "<button>Log in</button></form>" + passkeyButton() + provider);
    }

    private String passkeyButton() {
        String host = logins.passkeys().site().map(site -> " data-host=\"" + ServerPages.escaped(site.id()) + "\"").orElse("");
        return "<div id=\"by-passkey\" hidden" + host
                + "><button type=\"button\" class=\"quiet\">Log in with a passkey</button></div><p id=\"status\" role=\"status\"></p>";
    }

    private Answer login(Exchange exchange) throws IOException {
        try {
            JsonNode body = exchange.body();
            return entered(logins.passwords().login(body.get("login").asText(), body.get("password").asText(), SessionApi.visit(exchange)));
        } catch (HttpRefusal refused) {
            return loginForm(refused.status(), refused.sentence());
        } catch (Fault fault) {
            return loginForm(Problems.of(fault).status(), fault.sentence());
        }
    }

    private Answer entered(LoginOutcome outcome) {
        return switch (outcome) {
            case Begun begun -> inside(begun);
            case CodeNeeded needed -> codeForm(200, needed.ticket(), "");
        };
    }

    private Answer inside(Begun begun) {
        return Answer.seeOther("/").with("Set-Cookie", cookies.session(begun.secret()));
    }

    private Answer codeForm(int status, String ticket, String wrong) {
        return ServerPages.page(status, "One more step", "login.js",
                ServerPages.wrong(wrong) + "<form method=\"post\" action=\"/login/code/form\">" + ServerPages.hidden("ticket", ticket)
                + ServerPages.field("code", "Code of your authenticator app, or a recovery code", "text", "one-time-code")
                + "<button>Go on</button></form>" + passkeyButton()
                + "<p><a href=\"" + LOGIN + "\">Begin again</a></p>");
    }

    private Answer code(Exchange exchange) throws IOException {
        JsonNode body = exchange.body();
        String ticket = body.get("ticket").asText();
        try {
            return inside(logins.second().finish(ticket, body.get("code").asText(), SessionApi.visit(exchange)));
        } catch (HttpRefusal refused) {
            return refused.code().equals("access.ticket-expired")
                    ? loginForm(refused.status(), refused.sentence()) : codeForm(refused.status(), ticket, refused.sentence());
        } catch (Fault fault) {
            return codeForm(Problems.of(fault).status(), ticket, fault.sentence());
        }
    }

    private Answer logout(Exchange exchange) {
        Caller caller = exchange.caller();
        if (caller != null) {
            logins.own().logout(caller);
        }
        return Answer.seeOther(LOGIN).with("Set-Cookie", cookies.gone(cookies.sessionName()));
    }

    private Answer passwordForm(int status, String wrong) {
        boolean first = !store.read(tx -> tx.accounts().hasAdmin());
        String login = first ? "<p>You are the first: the administrator.</p>"
                + ServerPages.field("login", "Login", "text", "username") : "";
        return ServerPages.page(status, "Choose a password", ServerPages.wrong(wrong) + "<form method=\"post\">" + login
                + ServerPages.field("password", "Password, at least 12 characters", "password", "new-password")
                + ServerPages.field("again", "The same again", "password", "new-password") + "<button>Keep it</button></form>");
    }

    private Answer choose(Exchange exchange) throws IOException {
        JsonNode body = exchange.body();
        String password = body.get("password").asText();
        if (!password.equals(body.get("again").asText())) {
            return passwordForm(422, "The two passwords are not the same.");
        }
        try {
            return entered(logins.passwords().choose(exchange.path("token"), WorkApi.text(body, "login"), password,
                    SessionApi.visit(exchange)));
        } catch (NotFound used) {
            return ServerPages.page(404, "This link no longer works", "<p>" + ServerPages.escaped(used.sentence()) + "</p>");
        } catch (Fault fault) {
            return passwordForm(Problems.of(fault).status(), fault.sentence());
        }
    }

    /** The contract lets names of scripts through only. */
    private static Answer file(Exchange exchange) throws IOException {
        try (InputStream in = PagesApi.class.getResourceAsStream("/pages/" + exchange.path("file"))) {
            if (in == null) {
                throw new NotFound("web.path-unknown", "There is nothing at this address.");
            }
            return Answer.bytes(200, "text/javascript; charset=utf-8", in.readAllBytes());
        }
    }
}
