package dev.earmark.web.api;

import dev.earmark.access.Role;
import dev.earmark.fault.NotFound;
import dev.earmark.store.Credentials.Session;
import dev.earmark.web.http.Answer;
import dev.earmark.web.http.Caller;
import dev.earmark.web.http.Exchange;
import dev.earmark.web.http.Handler;
import dev.earmark.web.ui.Shell;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The addresses of the application: whoever is logged in gets its shell, everybody else the form to log in, which leads back here. */
final class ShellApi {

    private static final String ACCOUNT = "/account";
    private static final String LOGIN = "/login/form";

    private static final Set<String> PAGES = Set.of("calls", "me", "disputes", "admin", "start", "account", "search", "customer", "trends",
            "coach", "playbook", "surveys");

    private final Shell shell;
    private final AskedAhead ahead;

    ShellApi(Shell shell, Backend backend) {
        this.shell = shell;
        this.ahead = new AskedAhead(backend.store());
    }

    Map<String, Handler> handlers() {
        return Map.of("homePage", ShellApi::home, "page", this::page,
                "callPage", this::call,
                "coachedPage", exchange -> shown(exchange, "/coach/" + encoded(exchange.path("agent")), "coach", AskedAhead.by(exchange)),
                "oneToOnePage", exchange -> shown(exchange, "/coach/" + encoded(exchange.path("agent")) + "/" + exchange.path("sheet"),
                        "coach", AskedAhead.by(exchange)),
                "adminPage", exchange -> shown(exchange, "/admin/" + exchange.path("part"), "admin", AskedAhead.by(exchange)));
    }

    private Answer page(Exchange exchange) {
        String page = exchange.path("page");
        if (!PAGES.contains(page)) {
            throw new NotFound("web.path-unknown", "There is nothing at this address.");
        }
        return shown(exchange, "/" + page, page, page.equals("calls") ? AskedAhead.list(exchange) : AskedAhead.by(exchange));
    }

    private Answer call(Exchange exchange) {
        return shown(exchange, "/calls/" + exchange.path("id"), "call", ahead.call(exchange, exchange.path("id")));
    }

    private static @Nullable Session session(Exchange exchange) {
        Caller caller = exchange.caller();
        return caller == null ? null : caller.session();
    }

    private static Answer home(Exchange exchange) {
        Session session = session(exchange);
        if (session == null) {
            return Answer.seeOther(LOGIN);
        }
        boolean agent = exchange.principal().role() == Role.AGENT;
        return Answer.seeOther(session.bare() ? ACCOUNT : agent ? "/me" : "/calls");
    }

    private Answer shown(Exchange exchange, String path, String module, List<String> asks) {
        Session session = session(exchange);
        if (session == null) {
            return toLogin(address(exchange, path));
        }
        return session.bare() && !path.equals(ACCOUNT) ? Answer.seeOther(ACCOUNT) : shell.page(module, asks);
    }

    private static Answer toLogin(String then) {
        return Answer.seeOther(LOGIN + "?then=" + encoded(then));
    }

    /** What was asked for, so that a link to a moment still leads to it after the log-in. */
    private static String address(Exchange exchange, String path) {
        String query = exchange.queries().entrySet().stream().sorted(Map.Entry.comparingByKey())
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue())).collect(Collectors.joining("&"));
        return query.isEmpty() ? path : path + "?" + query;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
