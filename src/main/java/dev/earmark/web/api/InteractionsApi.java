package dev.earmark.web.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earmark.fault.NotFound;
import dev.earmark.interaction.Interaction;
import dev.earmark.store.Findings.ScoreLine;
import dev.earmark.store.InteractionFilter;
import dev.earmark.store.InteractionQuery.Sort;
import dev.earmark.store.InteractionQuery;
import dev.earmark.store.Interactions.Arrived;
import dev.earmark.store.Interactions.Page;
import dev.earmark.store.Store;
import dev.earmark.transcript.Channel;
import dev.earmark.web.http.Answer;
import dev.earmark.web.http.Exchange;
import dev.earmark.web.http.Handler;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lists interactions, shows one, and deletes it everywhere. */
final class InteractionsApi {

    private final Backend backend;

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
        InteractionQuery query = query(exchange);
        Page page = backend.store().read(tx -> tx.interactions().list(query, exchange.reach()));
        return Answer.ok(Views.items(page.items(), listed -> Views.interaction(listed.interaction(), listed.score()))
                .put("next", page.next()));
    }

    private static InteractionQuery query(Exchange exchange) {
        String sort = String.valueOf(exchange.query("sort"));
        return InteractionQuery.newest(InteractionQuery.MOST)
                .with(InteractionFilter.OfAgent::new, exchange.query("agent"))
                .with(InteractionFilter.OfTeam::new, exchange.query("team"))
                .with(InteractionFilter.OfQueue::new, exchange.query("queue"))
                .with(InteractionFilter.By::new, channel(exchange.query("channel")))
                .with(InteractionFilter.KnownAs::new, exchange.query("externalId"))
                .with(InteractionFilter.From::new, exchange.time("from"))
                .with(InteractionFilter.Before::new, exchange.time("to"))
                .with(InteractionFilter.AtLeast::new, number(exchange.query("minScore")))
                .with(InteractionFilter.AtMost::new, number(exchange.query("maxScore")))
                .with(InteractionFilter.Missed::new, exchange.query("missed"))
                .with(InteractionFilter.In::new, exchange.query("state"))
                .with(InteractionFilter.ScoredBy::new, exchange.query("rubric"))
                .sorted(sort(sort), sort.startsWith("-"))
                .page(exchange.query("after"), (int) exchange.number("limit"));
    }

    static @Nullable Channel channel(@Nullable String label) {
        return Arrays.stream(Channel.values()).filter(channel -> channel.label().equals(label)).findFirst().orElse(null);
    }

    private static @Nullable Double number(@Nullable String text) {
        return text == null ? null : Double.valueOf(text);
    }

    private static Sort sort(String text) {
        return switch (text.replace("-", "")) {
            case "score" -> Sort.PERCENT;
            case "duration" -> Sort.DURATION;
            default -> Sort.RECEIVED;
        };
    }

    private Answer one(Exchange exchange) {
        return Answer.ok(backend.store().read(tx -> detail(tx, seen(tx, exchange))));
    }

    private Answer delete(Exchange exchange) {
        backend.store().read(tx -> {
            Views.mustBeCurrent(exchange, detail(tx, seen(tx, exchange)));
            return true;
        });
        String id = exchange.path("id");
        if (!backend.erasure().erase(id, exchange.principal())) {
            throw new NotFound("interaction.unknown", "There is no interaction " + id + ".");
        }
        return Answer.nothing(204);
    }

    private static ObjectNode detail(Store.Tx tx, Interaction interaction) {
        List<ScoreLine> lines = tx.findings().scorecards(interaction.id());
        ObjectNode node = Views.interaction(interaction, lines.stream().filter(ScoreLine::current).findFirst().orElse(null));
        Arrived arrived = tx.interactions().arrived(interaction.id()).orElseThrow();
        node.put("source", arrived.source());
        ArrayNode sounds = node.putArray("sounds");
        arrived.blobs().stream().filter(blob -> !blob.name().equals("peaks"))
                .forEach(blob -> sounds.addObject().put("name", blob.name()).put("type", blob.type()).put("bytes", blob.bytes()));
        ArrayNode scorecards = node.putArray("scorecards");
        lines.forEach(line -> scorecards.add(Views.score(tx, interaction.id(), line)));
        ArrayNode steps = node.putArray("steps");
        tx.jobs().of(interaction.id()).forEach(line ->
                steps.addObject().put("step", line.step().name().label()).put("rubric", line.step().rubric())
                .put("state", line.state()).put("attempts", line.attempts()).put("errorCode", line.errorCode()));
        return node;
    }
}
