package dev.earmark.web.api;

import dev.earmark.access.Account;
import dev.earmark.access.AuditEntry;
import dev.earmark.store.AuditLog.Link;
import dev.earmark.store.Store;
import dev.earmark.web.http.Answer;
import dev.earmark.web.http.Exchange;
import dev.earmark.web.http.Handler;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What people and programs did, and what they read. */
final class AuditApi {

    private final Backend backend;

    AuditApi(Backend backend) {
        this.backend = backend;
    }

    Map<String, Handler> handlers() {
        return Map.of("listAudit", this::list, "listReads", this::reads);
    }

    private Answer list(Exchange exchange) {
        int limit = (int) exchange.number("limit");
        String target = exchange.query("target");
        return backend.store().read(tx -> page(exchange.query("before") == null
                ? tx.audit().after(exchange.number("after"), limit, target, actor(tx, exchange))
                : tx.audit().before(exchange.number("before"), limit, target, actor(tx, exchange)), limit, tx.audit().head()));
    }

    private Answer reads(Exchange exchange) {
        int limit = (int) exchange.number("limit");
        String interaction = exchange.query("interaction");
        return backend.store().read(tx -> page(exchange.query("before") == null
                ? tx.reads().after(exchange.number("after"), limit, interaction, actor(tx, exchange))
                : tx.reads().before(exchange.number("before"), limit, interaction, actor(tx, exchange)), limit, tx.reads().head()));
    }

    /** A login stands for the id of its account. */
    private static @Nullable String actor(Store.Tx tx, Exchange exchange) {
        String given = exchange.query("actor");
        return given == null ? null : tx.accounts().byLogin(given.toLowerCase(Locale.ROOT)).map(Account::id).orElse(given);
    }

    /** @param head the newest of all, so that pages can begin at the end */
    private static Answer page(List<Link> links, int limit, Optional<Link> head) {
        return Answer.ok(Views.items(links, link -> {
            AuditEntry entry = link.entry();
            return Views.object().put("number", link.number()).put("at", Views.time(entry.at())).put("actor", entry.actor())
                    .put("action", entry.action())
                    .put("target", entry.target()).put("detail", entry.detail());
        }).put("next", links.size() < limit ? null : (Long) links.getLast().number())
                .put("last", head.map(Link::number).orElse(0L)));
    }
}
