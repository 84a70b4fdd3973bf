package dev.earmark.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earmark.outcome.OutcomeFact;
import dev.earmark.outcome.OutcomeName;
import dev.earmark.outcome.entry.OutcomeEntry;
import dev.earmark.web.http.Answer;
import dev.earmark.web.http.Exchange;
import dev.earmark.web.http.Handler;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How interactions ended, as other systems say. */
final class OutcomesApi {

    private final Backend backend;
    private final OutcomeEntry entry;

    OutcomesApi(Backend backend) {
        this.backend = backend;
        this.entry = new OutcomeEntry(backend.clock());
    }

    Map<String, Handler> handlers() {
        return Map.of("getOutcome", this::get, "addOutcome", this::add);
    }

    private Answer get(Exchange exchange) {
        return Answer.ok(view(backend.store().read(tx -> tx.outcomes().of(InteractionsApi.seen(tx, exchange).id()))));
    }

    private Answer add(Exchange exchange) throws IOException {
        JsonNode body = exchange.body();
        Map<OutcomeName, String> values = new EnumMap<>(OutcomeName.class);
        for (OutcomeName name : OutcomeName.values()) {
            if (body.hasNonNull(name.label())) {
                values.put(name, name.read(body.get(name.label()).asText()));
            }
        }
        return Answer.ok(view(backend.store().write(tx -> {
            var seen = InteractionsApi.seen(tx, exchange);
            entry.add(tx, seen, values, exchange.principal());
            return tx.outcomes().of(seen.id());
        })));
    }

    private static ObjectNode view(List<OutcomeFact> facts) {
        ObjectNode node = Views.object();
        Map<OutcomeName, OutcomeFact> last = new EnumMap<>(OutcomeName.class);
        facts.forEach(fact -> last.put(fact.name(), fact));
        for (OutcomeName name : OutcomeName.values()) {
            OutcomeFact fact = last.get(name);
            if (fact == null) {
                node.putNull(name.label());
            } else {
                put(node, fact);
            }
        }
        node.set("history", Views.items(facts, OutcomesApi::said).get("items"));
        return node;
    }

    private static ObjectNode said(OutcomeFact fact) {
        return Views.object().put("name", fact.name().label()).put("value", fact.value()).put("by", fact.byName())
                .put("at", Views.time(fact.at()));
    }

    private static void put(ObjectNode node, OutcomeFact fact) {
        switch (fact.name()) {
            case CSAT, NPS -> node.put(fact.name().label(), Integer.parseInt(fact.value()));
            case RESOLVED, SALE -> node.put(fact.name().label(), fact.value().equals("yes"));
            case REASON -> node.put(fact.name().label(), fact.value());
        }
    }
}
