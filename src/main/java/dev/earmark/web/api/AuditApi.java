package dev.earmark.web.api;

import dev.earmark.access.AuditEntry;
import dev.earmark.store.AuditLog.Link;
import dev.earmark.web.http.Answer;
import dev.earmark.web.http.Exchange;
import dev.earmark.web.http.Handler;
import java.util.List;
import java.util.Map;

/** What people and programs did. */
final class AuditApi {

    private final Backend backend;

    AuditApi(Backend backend) {
        this.backend = backend;
    }

    Map<String, Handler> handlers() {
        return Map.of("listAudit", this::list);
    }

    private Answer list(Exchange exchange) {
        int limit = (int) exchange.number("limit");
        List<Link> links = backend.store().read(tx -> tx.audit().after(exchange.number("after"), limit));
        return Answer.ok(Views.items(links, link -> {
            AuditEntry entry = link.entry();
            return Views.object().put("number", link.number()).put("at", Views.time(entry.at())).put("actor", entry.actor()).put("action", entry.action())
                    .put("target", entry.target()).put("detail", entry.detail());
        }).put("next", links.size() < limit ? null : (Long) links.getLast().number()));
    }
}
