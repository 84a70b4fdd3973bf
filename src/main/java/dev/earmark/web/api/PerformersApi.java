package dev.earmark.web.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earmark.access.Reach;
import dev.earmark.fault.Rejected;
import dev.earmark.playbook.BestPerformers;
import dev.earmark.playbook.Performer;
import dev.earmark.playbook.PlaySettings;
import dev.earmark.playbook.making.PerformerBoard;
import dev.earmark.playbook.making.PerformerQuestion;
import dev.earmark.playbook.making.PerformerQuestion.By;
import dev.earmark.playbook.making.PlaybookQuestion.Goal;
import dev.earmark.store.People.Agent;
import dev.earmark.store.Store;
import dev.earmark.web.http.Answer;
import dev.earmark.web.http.Exchange;
import dev.earmark.web.http.Handler;
import java.time.Clock;
import java.util.Map;

/** Who does best by an outcome or a criterion: compared in the whole house, shown of those within reach. */
final class PerformersApi {

    private final Store store;
    private final Clock clock;
    private final PerformerBoard board;

    PerformersApi(Backend backend) {
        this.store = backend.store();
        this.clock = backend.clock();
        this.board = new PerformerBoard(store, PlaySettings.USUAL);
    }

    Map<String, Handler> handlers() {
        return Map.of("listPerformers", this::performers);
    }

    private Answer performers(Exchange exchange) {
        BestPerformers found = board.of(new PerformerQuestion(by(exchange), exchange.query("queue"), exchange.time("from"),
                exchange.time("to")), clock.instant());
        ObjectNode node = Views.object().put("calls", found.calls()).put("missing", found.missing());
        node.set("items", items(found, exchange.reach()));
        return Answer.ok(node);
    }

    private static By by(Exchange exchange) {
        String outcome = exchange.query("outcome");
        String criterion = exchange.query("criterion");
        if ((outcome == null) == (criterion == null)) {
            throw new Rejected("playbook.one-measure", "Name either an outcome or a criterion to compare agents by, not both.");
        }
        return criterion == null ? new By.Outcome(Goal.of(String.valueOf(outcome))) : By.Met.of(criterion);
    }

    private ArrayNode items(BestPerformers found, Reach reach) {
        return store.read(tx -> {
            ArrayNode items = Views.object().arrayNode();
            found.performers().forEach(one -> tx.people().agent(one.agent())
                    .filter(agent -> reach.knowsAgent(agent.id(), agent.team())).ifPresent(agent -> items.add(view(one, agent))));
            return items;
        });
    }

    private static ObjectNode view(Performer one, Agent agent) {
        ObjectNode node = Views.object();
        node.set("agent", Views.object().put("id", agent.id()).put("name", agent.name()));
        return node.put("calls", one.calls()).put("raw", one.raw()).put("share", one.shrunk()).put("low", Math.max(0, one.shrunk()
                - one.margin())).put("high", Math.min(1, one.shrunk() + one.margin())).put("top", one.top());
    }
}
