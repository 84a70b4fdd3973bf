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
import dev.earmark.web.login.PasswordLogin;
import java.io.IOException;
import java.util.Map;

/** Forms to log in and to choose a password, for browsers without script. */
final class PagesApi {

    private static final String LOGIN = "/login/form";

    private final PasswordLogin passwords;
    private final Cookies cookies;
    private final Store store;
    private final boolean oidc;

    /** @param oidc whether people may log in at an identity provider */
    PagesApi(PasswordLogin passwords, Cookies cookies, Store store, boolean oidc) {
        this.passwords = passwords;
        this.cookies = cookies;
        this.store = store;
        this.oidc = oidc;
    }

    Map<String, Handler> handlers() {
        return Map.of(
                "homePage", this::home, "loginPage", _ -> loginForm(200, ""), "loginByPage", this::login, "logoutByPage", this::logout,
                "passwordPage", exchange -> passwordForm(200, ""), "choosePasswordByPage", this::choose);
    }

    private Answer home(Exchange exchange) {
        Caller caller = exchange.caller();
        Session session = caller == null ? null : caller.session();
        if (caller == null || session == null) {
            return Answer.seeOther(LOGIN);
        }
        return Pages.page(200, "You are logged in", "<p>" + Pages.escaped(caller.principal().name()) + ", " + caller.principal().role().label() + "</p>"
                + "<form method=\"post\" action=\"/logout/form\"><input type=\"hidden\" name=\"csrf\" value=\"" + Pages.escaped(session.csrf())
                + "\"><button>Log out</button></form>");
    }

    private Answer loginForm(int status, String wrong) {
        String provider = oidc ? "<p><a href=\"/api/v1/oidc/start\">Log in with your organisation</a></p>" : "";
        return Pages.page(status, "Log in", Pages.wrong(wrong) + "<form method=\"post\">" + Pages.field("login", "Login", "text", "username")
                + Pages.field("password", "Password", "password", "current-password") + "<button>Log in</button></form>" + provider);
    }

    private Answer login(Exchange exchange) throws IOException {
        try {
            JsonNode body = exchange.body();
            return inside(passwords.login(body.get("login").asText(), body.get("password").asText(), exchange.address()));
        } catch (HttpRefusal refused) {
            return loginForm(refused.status(), refused.sentence());
        } catch (Fault fault) {
            return loginForm(Problems.of(fault).status(), fault.sentence());
        }
    }

    private Answer inside(dev.earmark.web.login.Sessions.Begun begun) {
        return Answer.seeOther("/").with("Set-Cookie", cookies.session(begun.secret()));
    }

    private Answer logout(Exchange exchange) {
        Caller caller = exchange.caller();
        if (caller != null) {
            passwords.logout(caller);
        }
        return Answer.seeOther(LOGIN).with("Set-Cookie", cookies.gone(cookies.sessionName()));
    }

    private Answer passwordForm(int status, String wrong) {
        boolean first = !store.read(tx -> tx.accounts().hasAdmin());
        String login = first ? "<p>You are the first: the administrator.</p>" + Pages.field("login", "Login", "text", "username") : "";
        return Pages.page(status, "Choose a password", Pages.wrong(wrong) + "<form method=\"post\">" + login
                + Pages.field("password", "Password, at least 12 characters", "password", "new-password")
                + Pages.field("again", "The same again", "password", "new-password") + "<button>Keep it</button></form>");
    }

    private Answer choose(Exchange exchange) throws IOException {
        JsonNode body = exchange.body();
        String password = body.get("password").asText();
        if (!password.equals(body.get("again").asText())) {
            return passwordForm(422, "The two passwords are not the same.");
        }
        try {
            return inside(passwords.choose(exchange.path("token"), WorkApi.text(body, "login"), password, exchange.address()));
        } catch (NotFound used) {
            return Pages.page(404, "This link no longer works", "<p>" + Pages.escaped(used.sentence()) + "</p>");
        } catch (Fault fault) {
            return passwordForm(Problems.of(fault).status(), fault.sentence());
        }
    }
}
