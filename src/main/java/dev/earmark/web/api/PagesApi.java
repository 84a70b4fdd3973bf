package dev.earmark.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earmark.fault.Fault;
import dev.earmark.fault.NotFound;
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
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Forms to log in and to choose a password, which work without script but for passkeys. */
final class PagesApi {

    private static final String LOGIN = "/login/form";
    private static final String HOME = "/";
    private static final String FIRST_STEPS = "/start";
    private static final Pattern WITHIN = Pattern.compile("/(?:[A-Za-z0-9_-][A-Za-z0-9_/-]*)?(?:\\?[A-Za-z0-9_.~%&=+:-]*)?");

    private final ServerPages pages;
    private final Logins logins;
    private final Cookies cookies;
    private final Store store;

    PagesApi(ServerPages pages, Logins logins, Cookies cookies, Store store) {
        this.pages = pages;
        this.logins = logins;
        this.cookies = cookies;
        this.store = store;
    }

    Map<String, Handler> handlers() {
        return Map.of(
                "loginPage", exchange -> loginForm(200, "", then(exchange.query("then"))), "loginByPage", this::login,
                "enterExample", this::enterExample, "codeByPage", this::code, "logoutByPage", this::logout,
                "passwordPage", exchange -> passwordForm(200, ""), "choosePasswordByPage", this::choose);
    }

    /** An address of this server that somebody wanted to see, or the start page: never one that leads elsewhere. */
    private static String then(@Nullable String asked) {
        return asked != null && WITHIN.matcher(asked).matches() ? asked : HOME;
    }

    private Answer loginForm(int status, String wrong, String then) {
        String provider = logins.provider().isPresent() ? "<p><a href=\"/api/v1/oidc/start\">Log in with your organisation</a></p>" : "";
        return pages.page(status, "Log in", "login.js", ServerPages.wrong(wrong) + "<form method=\"post\" action=\"" + LOGIN + "\">"
                + ServerPages.hidden("then", then)
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
        JsonNode body = exchange.body();
        String then = then(WorkApi.text(body, "then"));
        try {
            return entered(logins.passwords().login(body.get("login").asText(), body.get("password").asText(), SessionApi.visit(exchange)),
                    then);
        } catch (HttpRefusal refused) {
            return loginForm(refused.status(), refused.sentence(), then);
        } catch (Fault fault) {
            return loginForm(Problems.of(fault).status(), fault.sentence(), then);
        }
    }

    private Answer entered(LoginOutcome outcome, String then) {
        return switch (outcome) {
            case Begun begun -> inside(begun, then);
            case CodeNeeded needed -> codeForm(200, needed.ticket(), "", then);
        };
    }

    private Answer inside(Begun begun, String then) {
        return Answer.seeOther(then).with("Set-Cookie", cookies.session(begun.secret()));
    }

    private Answer codeForm(int status, String ticket, String wrong, String then) {
        return pages.page(status, "One more step", "login.js",
                ServerPages.wrong(wrong) + "<form method=\"post\" action=\"/login/code/form\">" + ServerPages.hidden("ticket", ticket)
                + ServerPages.hidden("then", then)
                + ServerPages.field("code", "Code of your authenticator app, or a recovery code", "text", "one-time-code")
                + "<button>Go on</button></form>" + passkeyButton()
                + "<p><a href=\"" + LOGIN + "\">Begin again</a></p>");
    }

    private Answer code(Exchange exchange) throws IOException {
        JsonNode body = exchange.body();
        String ticket = body.get("ticket").asText();
        String then = then(WorkApi.text(body, "then"));
        try {
            return inside(logins.second().finish(ticket, body.get("code").asText(), SessionApi.visit(exchange)), then);
        } catch (HttpRefusal refused) {
            return refused.code().equals("access.ticket-expired")
                    ? loginForm(refused.status(), refused.sentence(), then)
                    : codeForm(refused.status(), ticket, refused.sentence(), then);
        } catch (Fault fault) {
            return codeForm(Problems.of(fault).status(), ticket, fault.sentence(), then);
        }
    }

    /** By a link that the program printed. */
    private Answer enterExample(Exchange exchange) {
        try {
            return inside(logins.printed().enter(String.valueOf(exchange.query("ticket")), SessionApi.visit(exchange)), HOME);
        } catch (HttpRefusal refused) {
            return pages.page(refused.status(), "This link no longer works", "<p>It works once, for five minutes. Press Enter where the "
                    + "program runs and it prints another one.</p>");
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
        String login = first ? "<p>You are the first user and become the administrator.</p>"
                + ServerPages.field("login", "Login", "text", "username") : "";
        return pages.page(status, "Choose a password", ServerPages.wrong(wrong) + "<form method=\"post\">" + login
                + ServerPages.field("password", "Password, at least 12 characters", "password", "new-password")
                + ServerPages.field("again", "Repeat the password", "password", "new-password") + "<button>Save it</button></form>");
    }

    private Answer choose(Exchange exchange) throws IOException {
        JsonNode body = exchange.body();
        String password = body.get("password").asText();
        if (!password.equals(body.get("again").asText())) {
            return passwordForm(422, "The two passwords are not the same.");
        }
        String login = WorkApi.text(body, "login"); // the first administrator alone is asked for it
        try {
            return entered(logins.passwords().choose(exchange.path("token"), login, password, SessionApi.visit(exchange)),
                    login == null ? HOME : FIRST_STEPS);
        } catch (NotFound used) {
            return pages.page(404, "This link no longer works", "<p>" + ServerPages.escaped(used.sentence()) + "</p>");
        } catch (Fault fault) {
            return passwordForm(Problems.of(fault).status(), fault.sentence());
        }
    }
}
