package dev.earmark.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earmark.access.AuditEntry;
import dev.earmark.access.Principal;
import dev.earmark.access.Reach;
import dev.earmark.fault.NotFound;
import dev.earmark.store.People.Agent;
import dev.earmark.web.http.Answer;
import dev.earmark.web.http.Exchange;
import dev.earmark.web.http.Handler;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Agents and teams. Who may see one agent only knows of no other. */
final class PeopleApi {

    private final Backend backend;

    PeopleApi(Backend backend) {
        this.backend = backend;
    }

    Map<String, Handler> handlers() {
        return Map.of("listAgents", this::list, "getAgent", this::one, "putAgent", this::put, "deleteAgent", this::remove, "listTeams",
                this::teams);
    }

    private Answer list(Exchange exchange) {
        int limit = (int) exchange.number("limit");
        List<Agent> found = backend.store().read(tx -> tx.people().agents(exchange.query("team"), exchange.query("after"), limit));
        List<Agent> seen = found.stream().filter(agent -> sees(exchange.principal(), agent)).toList();
        return Answer.ok(Views.items(seen, PeopleApi::view).put("next", found.size() < limit ? null : found.getLast().id()));
    }

    private static boolean sees(Principal principal, Agent agent) {
        return principal.reach().knowsAgent(agent.id(), agent.team());
    }

    private static ObjectNode view(Agent agent) {
        return Views.object().put("id", agent.id()).put("name", agent.name()).put("team", agent.team());
    }

    private Answer one(Exchange exchange) {
        String id = exchange.path("agent");
        return Answer.ok(backend.store().read(tx -> tx.people().agent(id)).filter(agent -> sees(exchange.principal(), agent))
                .map(PeopleApi::view).orElseThrow(() -> unknown(id)));
    }

    private static NotFound unknown(String id) {
        return new NotFound("web.agent-unknown", "There is no agent \"" + id + "\".");
    }

    private Answer put(Exchange exchange) throws IOException {
        JsonNode body = exchange.body();
        Agent agent = new Agent(exchange.path("agent"), WorkApi.text(body, "name"), WorkApi.text(body, "team"));
        mustSee(exchange, agent);
        backend.store().write(tx -> {
            tx.people().agent(agent.id()).ifPresent(present -> Views.mustBeCurrent(exchange, view(present)));
            tx.people().put(agent);
            tx.audit().append(new AuditEntry(backend.clock().instant(), exchange.principal().id(), "agent.put", agent.id(), ""));
            return true;
        });
        return Answer.ok(view(agent));
    }

    private static void mustSee(Exchange exchange, Agent agent) {
        if (!sees(exchange.principal(), agent)) {
            throw unknown(agent.id());
        }
    }

    private Answer remove(Exchange exchange) {
        String id = exchange.path("agent");
        mustSee(exchange, backend.store().read(tx -> tx.people().agent(id)).orElseThrow(() -> unknown(id)));
        boolean removed = backend.store().write(tx -> {
            tx.audit().append(new AuditEntry(backend.clock().instant(), exchange.principal().id(), "agent.remove", id, ""));
            return tx.people().remove(id);
        });
        if (!removed) {
            throw unknown(id);
        }
        return Answer.nothing(204);
    }

    private Answer teams(Exchange exchange) {
        return Answer.ok(Views.items(backend.store().read(tx -> tx.people().teams()).stream().filter(team -> sees(exchange.reach(),
                team.name()))
                .toList(), team -> Views.object().put("name", team.name()).put("agents", team.agents())));
    }

    private static boolean sees(Reach reach, String team) {
        return switch (reach) {
            case Reach.Everything _ -> true;
            case Reach.Teams own -> own.names().contains(team);
            case Reach.Own _, Reach.Published _ -> false;
        };
    }
}
