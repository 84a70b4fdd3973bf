package dev.earmark.web.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earmark.access.Permission;
import dev.earmark.access.Reach;
import dev.earmark.fault.NotFound;
import dev.earmark.interaction.Interaction;
import dev.earmark.results.CurrentScorecard;
import dev.earmark.store.Findings.ScoreLine;
import dev.earmark.store.InteractionQuery;
import dev.earmark.store.Interactions.Arrived;
import dev.earmark.store.Interactions.Blob;
import dev.earmark.store.Interactions.Page;
import dev.earmark.store.Store;
import dev.earmark.web.http.Answer;
import dev.earmark.web.http.Exchange;
import dev.earmark.web.http.Handler;
import java.util.List;
import java.util.Map;

/** Lists interactions, shows one, and deletes it everywhere. */
final class InteractionsApi {

    private final Backend backend;
    private final CurrentScorecard current = new CurrentScorecard();

    InteractionsApi(Backend backend) {
        this.backend = backend;
    }

    Map<String, Handler> handlers() {
        return Map.of("listInteractions", this::list, "getInteraction", this::one, "deleteInteraction", this::delete);
    }

    /** @throws NotFound with {@code interaction.unknown} when there is none within reach */
    static Interaction seen(Store.Tx tx, Exchange exchange) {
        String id = exchange.path("id");
        return tx.interactions().find(id, exchange.reach())
                .orElseThrow(() -> new NotFound("interaction.unknown", "There is no interaction " + id + "."));
    }

    private Answer list(Exchange exchange) {
        InteractionQuery query = ListQuery.of(exchange).page(exchange.query("after"), (int) exchange.number("limit"));
        return Answer.ok(backend.store().read(tx -> {
            Page page = tx.interactions().list(query, exchange.reach());
            return Views.items(page.items(), listed -> Views.interaction(tx, listed, exchange.reach())).put("next", page.next());
        }));
    }

    private Answer one(Exchange exchange) {
        return Answer.ok(backend.store().read(tx -> detail(tx, seen(tx, exchange), exchange)));
    }

    private Answer delete(Exchange exchange) {
        backend.store().read(tx -> {
            Views.mustBeCurrent(exchange, detail(tx, seen(tx, exchange), exchange));
            return true;
        });
        String id = exchange.path("id");
        if (!backend.erasure().erase(id, exchange.principal())) {
            throw new NotFound("interaction.unknown", "There is no interaction " + id + ".");
        }
        return Answer.nothing(204);
    }

    private ObjectNode detail(Store.Tx tx, Interaction interaction, Exchange exchange) {
        Reach reach = exchange.reach();
        List<ScoreLine> lines = current.lines(tx, interaction.id(), reach);
        ScoreLine shown = lines.stream().filter(line -> line.current() || reach.publishedOnly()).findFirst().orElse(null);
        ObjectNode node = Views.interaction(interaction, shown, tx.interactions().people(interaction.id()), reach);
        Arrived arrived = tx.interactions().arrived(interaction.id()).orElseThrow();
        node.put("source", arrived.source());
        ArrayNode sounds = node.putArray("sounds");
        arrived.blobs().stream().filter(blob -> !blob.name().equals("peaks") && !blob.isOriginal())
                .forEach(blob -> sounds.addObject().put("name", blob.name()).put("type", blob.type()).put("bytes", blob.bytes()));
        if (exchange.principal().may(Permission.READ_ORIGINALS)) {
            node.put("original", arrived.blobs().stream().anyMatch(Blob::isOriginal));
        }
        ArrayNode deleted = node.putArray("deleted");
        tx.retention().deletions(interaction.id()).forEach(one -> deleted.add(Views.deletion(one)));
        node.put("held", !reach.publishedOnly() && tx.retention().holding(interaction.id()).isPresent());
        ArrayNode scorecards = node.putArray("scorecards");
        lines.forEach(line -> scorecards.add(Views.score(tx, interaction.id(), line)));
        ArrayNode steps = node.putArray("steps");
        tx.jobs().of(interaction.id()).forEach(line ->
                steps.addObject().put("step", line.step().name().label()).put("rubric", line.step().rubric())
                .put("state", line.state()).put("attempts", line.attempts()).put("errorCode", line.errorCode()));
        return node;
    }
}
