package dev.earmark.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earmark.access.Principal;
import dev.earmark.fault.Rejected;
import dev.earmark.interaction.Interaction;
import dev.earmark.outcome.OutcomeFact;
import dev.earmark.outcome.OutcomeName;
import dev.earmark.outcome.entry.OutcomeEntry;
import dev.earmark.outcome.entry.OutcomeImport;
import dev.earmark.outcome.entry.RowFate;
import dev.earmark.text.PlainText;
import dev.earmark.web.http.Answer;
import dev.earmark.web.http.Exchange;
import dev.earmark.web.http.Handler;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** How interactions ended, as other systems say. */
final class OutcomesApi {

    /** A hundred thousand rows or so. */
    private static final int MOST_TABLE_BYTES = 16 << 20;
    private static final int MOST_ROWS = 200;
    private static final String TABLE = "table";

    private final Backend backend;
    private final OutcomeEntry entry;

    OutcomesApi(Backend backend) {
        this.backend = backend;
        this.entry = new OutcomeEntry(backend.clock(), backend.redactor());
    }

    Map<String, Handler> handlers() {
        return Map.of("getOutcome", this::get, "addOutcome", this::add, "importOutcomes", this::take);
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

    /** A table, or only a trial of it, with what became of each row. */
    private Answer take(Exchange exchange) throws IOException {
        boolean trial = String.valueOf(exchange.query("trial")).equals("true");
        byte[] table = exchange.bytes(Math.min(MOST_TABLE_BYTES, backend.mostTextBytes()));
        List<RowFate> used = new ArrayList<>();
        List<RowFate> passedOver = new ArrayList<>();
        Principal by = exchange.principal();
        OutcomeImport taking = new OutcomeImport(backend.store(), entry, new OutcomeImport.Sender(by.id(), by.name(), exchange.reach()),
                trial, row -> (row.why().isEmpty() ? used : passedOver).add(row));
        OutcomeImport.Taken taken;
        try (BufferedReader text = new BufferedReader(new InputStreamReader(new ByteArrayInputStream(table),
                StandardCharsets.UTF_8.newDecoder()))) {
            taken = taking.take(TABLE, text);
        } catch (CharacterCodingException broken) {
            throw new Rejected("outcome.no-table", "The table is no text in UTF-8; save it as \"CSV UTF-8\".", broken);
        }
        return Answer.ok(view(taken, trial, used, passedOver));
    }

    private ObjectNode view(OutcomeImport.Taken taken, boolean trial, List<RowFate> used, List<RowFate> passedOver) {
        ObjectNode node = Views.object().put("trial", trial).put("rows", taken.rows()).put("matched", taken.matched())
                .put("kept", taken.kept());
        List<RowFate> shown = Stream.concat(used.stream().limit(MOST_ROWS), passedOver.stream().limit(MOST_ROWS))
                .sorted(Comparator.comparingLong(RowFate::line)).toList();
        node.set("items", backend.store().read(tx -> {
            AgentNames agents = new AgentNames(tx);
            return Views.items(shown, row -> row(row, agents)).get("items");
        }));
        return node.put("left", used.size() + passedOver.size() - shown.size());
    }

    private static ObjectNode row(RowFate row, AgentNames agents) {
        ObjectNode node = Views.object().put("line", row.line()).put("named", PlainText.quoted(row.named())).put("why", row.sentence());
        Interaction about = row.about();
        if (about == null) {
            node.putNull("interaction");
        } else {
            String agent = about.facts().agentId();
            ObjectNode joined = node.putObject("interaction").put("id", about.id()).put("startedAt", Views.time(about.startedAt()))
                    .put("channel", about.channel().label());
            joined.set("agent", agent == null ? null : agents.person(agent));
        }
        ArrayNode fresh = node.putArray("fresh");
        row.fresh().entrySet().stream().sorted(Map.Entry.comparingByKey())
                .forEach(one -> fresh.addObject().put("name", one.getKey().label()).put("value", one.getValue()));
        return node;
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
            case RESOLVED, SALE, ESCALATED -> node.put(fact.name().label(), fact.value().equals("yes"));
            case REASON, COMMENT -> node.put(fact.name().label(), fact.value());
        }
    }
}
