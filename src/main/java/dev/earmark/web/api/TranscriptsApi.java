package dev.earmark.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earmark.fault.NotFound;
import dev.earmark.interaction.Interaction;
import dev.earmark.report.json.ResultJson;
import dev.earmark.review.words.WordChange;
import dev.earmark.store.TranscriptVersions.Version;
import dev.earmark.web.http.Answer;
import dev.earmark.web.http.Exchange;
import dev.earmark.web.http.Handler;
import java.io.IOException;
import java.util.Map;

/** Versions of transcripts, what makes new ones, and what rested on the old ones. */
final class TranscriptsApi {

    private final Backend backend;

    TranscriptsApi(Backend backend) {
        this.backend = backend;
    }

    Map<String, Handler> handlers() {
        return Map.of("listTranscriptVersions", this::list, "getTranscriptVersion", this::one, "correctWords", this::correct, "swapParties",
                this::swap, "listEarlierScorecards", this::earlier);
    }

    private Answer list(Exchange exchange) {
        return Answer.ok(backend.store().read(tx -> {
            Interaction seen = InteractionsApi.seen(tx, exchange);
            return Views.items(tx.transcripts().all(seen.id()), version -> view(version, exchange));
        }));
    }

    private static ObjectNode view(Version version, Exchange exchange) {
        ObjectNode node = Views.object().put("number", version.number()).put("sha256", version.sha256())
                .put("change", version.change().label());
        node.set("by", exchange.reach().publishedOnly() ? null : Views.person(version.by()));
        return node.put("at", Views.time(version.at()));
    }

    private Answer one(Exchange exchange) {
        int number = Integer.parseInt(exchange.path("number"));
        return Answer.ok(backend.store().read(tx -> {
            Interaction seen = InteractionsApi.seen(tx, exchange);
            return ResultJson.of(tx.transcripts().heard(seen.id(), number).orElseThrow(() -> new NotFound("review.version-unknown",
                    "The transcript has no version " + number + ".")).transcript());
        }));
    }

    private Answer correct(Exchange exchange) throws IOException {
        JsonNode body = exchange.body();
        Integer word = body.hasNonNull("word") ? (Integer) body.get("word").asInt() : null;
        WordChange change = new WordChange(body.get("turn").asInt(), word, body.path("words").asInt(1), body.get("text").asText());
        return Answer.json(202, view(backend.reviewing().correcting().correct(exchange.path("id"), body.get("seen").asInt(), change,
                exchange.principal()), exchange));
    }

    private Answer swap(Exchange exchange) throws IOException {
        return Answer.json(202, view(backend.reviewing().correcting().swap(exchange.path("id"), exchange.body().get("seen").asInt(),
                exchange.principal()), exchange));
    }

    private Answer earlier(Exchange exchange) {
        String rubric = exchange.path("rubric") + "@" + exchange.path("version");
        return Answer.ok(backend.store().read(tx -> {
            Interaction seen = InteractionsApi.seen(tx, exchange);
            return Views.items(tx.transcripts().earlier(seen.id(), rubric), one -> {
                ObjectNode node = Views.object().put("transcriptVersion", one.transcriptVersion())
                        .put("replacedAt", Views.time(one.replacedAt()));
                node.set("scorecard", ResultJson.of(one.scorecard()));
                return node;
            });
        }));
    }
}
