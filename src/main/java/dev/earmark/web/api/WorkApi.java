package dev.earmark.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earmark.interaction.Interaction;
import dev.earmark.language.ModelForecast;
import dev.earmark.language.ModelTally;
import dev.earmark.store.InteractionFilter;
import dev.earmark.store.InteractionQuery;
import dev.earmark.store.Interactions.Page;
import dev.earmark.store.Jobs;
import dev.earmark.web.http.Answer;
import dev.earmark.web.http.Exchange;
import dev.earmark.web.http.Handler;
import dev.earmark.web.http.HttpRefusal;
import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is being done and what stands still; another try, another score. */
final class WorkApi {

    private final Backend backend;

    WorkApi(Backend backend) {
        this.backend = backend;
    }

    Map<String, Handler> handlers() {
        return Map.of(
                "getJobs", this::jobs, "retryInteraction", this::retry, "retryInteractions", this::retryAll, "rescoreInteraction",
                this::rescore,
                "rescoreInteractions", this::rescoreMany, "forecastRescoring", this::forecast);
    }

    private Answer jobs(Exchange exchange) {
        InteractionQuery parked = InteractionQuery.newest(InteractionQuery.MOST).with(new InteractionFilter.In("parked"))
                .page(exchange.query("after"), (int) exchange.number("limit"));
        return Answer.ok(backend.store().read(tx -> {
            Jobs.Depth depth = tx.jobs().depth();
            ObjectNode node = Views.object().put("ready", depth.ready()).put("running", depth.running()).put("dead", depth.dead())
                    .put("background", depth.background());
            node.put("oldestAt", depth.oldestMs() == null ? null : Views.time(Instant.ofEpochMilli(depth.oldestMs())))
                    .put("readySeconds", depth.readySounds());
            ObjectNode counts = node.putObject("interactions");
            tx.interactions().counts().forEach(counts::put);
            ObjectNode stages = node.putObject("stages");
            tx.interactions().underWay().forEach(stages::put);
            Page page = tx.interactions().list(parked, exchange.reach());
            ArrayNode list = node.putArray("parked");
            page.items().forEach(listed -> list.add(Views.interaction(tx, listed, exchange.reach())));
            return node.put("next", page.next());
        }));
    }

    private Answer retry(Exchange exchange) {
        Interaction seen = backend.store().read(tx -> InteractionsApi.seen(tx, exchange));
        backend.rescoring().retry(seen.id(), exchange.principal());
        return Views.count(1);
    }

    private Answer retryAll(Exchange exchange) {
        Views.mustReachEverything(exchange.principal());
        return Views.count(backend.rescoring().retryAll(exchange.principal()));
    }

    private Answer rescore(Exchange exchange) throws IOException {
        JsonNode body = exchange.body();
        Interaction seen = backend.store().read(tx -> InteractionsApi.seen(tx, exchange));
        backend.rescoring().rescore(seen.id(), text(body, "rubric"), body.path("makeCurrent").asBoolean(true), exchange.principal());
        return Views.count(1);
    }

    private Answer rescoreMany(Exchange exchange) throws IOException {
        Views.mustReachEverything(exchange.principal());
        JsonNode body = exchange.body();
        return Views.count(backend.rescoring().rescoreMany(which(body), text(body, "rubric"), body.path("makeCurrent").asBoolean(true),
                exchange.principal()));
    }

    /** What that would ask a language model. */
    private Answer forecast(Exchange exchange) throws IOException {
        Views.mustReachEverything(exchange.principal());
        JsonNode body = exchange.body();
        ModelForecast forecast = backend.rescoring().forecastMany(which(body), text(body, "rubric"), exchange.principal());
        ModelTally tally = forecast.tally();
        return Answer.ok(Views.object().put("count", forecast.conversations()).put("questions", tally.questions())
                .put("remembered", tally.remembered()).put("inputTokens", tally.inputTokens()).put("outputTokens", tally.outputTokens())
                .put("money", Math.round(tally.money() * 100) / 100.0).put("sentence", forecast.sentence()));
    }

    private static InteractionQuery which(JsonNode body) {
        return InteractionQuery.newest(InteractionQuery.MOST)
                .with(InteractionFilter.OfAgent::new, text(body, "agent"))
                .with(InteractionFilter.OfTeam::new, text(body, "team"))
                .with(InteractionFilter.OfQueue::new, text(body, "queue"))
                .with(InteractionFilter.By::new, ListQuery.channel(text(body, "channel")))
                .with(InteractionFilter.From::new, time(body, "from"))
                .with(InteractionFilter.Before::new, time(body, "to"))
                .with(InteractionFilter.ScoredBy::new, text(body, "scoredBy"))
                .with(InteractionFilter.Among::new, body.has("ids") ? ids(body) : null);
    }

    /** The member {@code ids}. */
    static List<String> ids(JsonNode body) {
        List<String> ids = new ArrayList<>();
        body.get("ids").forEach(id -> ids.add(id.asText()));
        return ids;
    }

    static @Nullable String text(JsonNode body, String field) {
        return body.hasNonNull(field) ? body.get(field).asText() : null;
    }

    static @Nullable Instant time(JsonNode body, String field) {
        String text = text(body, field);
        try {
            return text == null ? null : OffsetDateTime.parse(text).toInstant();
        } catch (java.time.DateTimeException wrong) {
            throw new HttpRefusal(422, "web.body-invalid", "\"" + field + "\" must be a time such as 2026-03-01T09:00:00Z.");
        }
    }
}
