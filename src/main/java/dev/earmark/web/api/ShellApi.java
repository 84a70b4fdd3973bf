package dev.earmark.web.api;

import dev.earmark.access.Role;
import dev.earmark.store.Credentials.Session;
import dev.earmark.web.http.Answer;
import dev.earmark.web.http.Caller;
import dev.earmark.web.http.Exchange;
import dev.earmark.web.http.Handler;
import dev.earmark.web.ui.Shell;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The addresses of the application: whoever is logged in gets its shell, everybody else the form to log in, which leads back here. */
final class ShellApi {

    static final String ACCOUNT = "/account";
    private static final String LOGIN = "/login/form";

    /** Operations by the address that they answer; {@code {…}} stands for a parameter of the path. */
    private static final Map<String, String> PAGES = Map.of("callsPage", "/calls", "callPage", "/calls/{id}", "mePage", "/me",
            "disputesPage", "/disputes", "adminPage", "/admin", "adminPartPage", "/admin/{part}", "startPage", "/start");

    private final Shell shell;

    ShellApi(Shell shell) {
        this.shell = shell;
    }

    Map<String, Handler> handlers() {
        Map<String, Handler> handlers = new HashMap<>(Map.of("homePage", ShellApi::home, "accountPage", this::account));
        PAGES.forEach((operation, path) -> handlers.put(operation, exchange -> page(exchange, path)));
        return handlers;
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

    private Answer account(Exchange exchange) {
        return session(exchange) == null ? toLogin(ACCOUNT) : shell.page();
    }

    private Answer page(Exchange exchange, String path) {
        Session session = session(exchange);
        if (session == null) {
            return toLogin(address(exchange, path));
        }
        return session.bare() ? Answer.seeOther(ACCOUNT) : shell.page();
    }

    private static Answer toLogin(String then) {
        return Answer.seeOther(LOGIN + "?then=" + encoded(then));
    }

    /** What was asked for, so that a link to a moment still leads to it after the log-in. */
    private static String address(Exchange exchange, String path) {
        String filled = path;
        for (String name : List.of("id", "part")) {
            filled = filled.contains("{" + name + "}") ? filled.replace("{" + name + "}", exchange.path(name)) : filled;
        }
        String query = exchange.queries().entrySet().stream().sorted(Map.Entry.comparingByKey())
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue())).collect(Collectors.joining("&"));
        return query.isEmpty() ? filled : filled + "?" + query;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
