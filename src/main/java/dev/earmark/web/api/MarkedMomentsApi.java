package dev.earmark.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earmark.fault.Conflict;
import dev.earmark.interaction.Interaction;
import dev.earmark.moments.Moment.Tone;
import dev.earmark.review.Audience;
import dev.earmark.review.MarkedMoment;
import dev.earmark.review.deed.Deeds;
import dev.earmark.review.deed.Remarking;
import dev.earmark.transcript.TimeSpan;
import dev.earmark.web.http.Answer;
import dev.earmark.web.http.Exchange;
import dev.earmark.web.http.Handler;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Moments that people mark. */
final class MarkedMomentsApi {

    private final Backend backend;
    private final Deeds deeds;

    MarkedMomentsApi(Backend backend) {
        this.backend = backend;
        this.deeds = backend.reviewing().deeds();
    }

    Map<String, Handler> handlers() {
        return Map.of("listMarkedMoments", this::list, "markMoment", this::mark, "deleteMarkedMoment", this::remove);
    }

    private Answer list(Exchange exchange) {
        boolean agent = exchange.reach().publishedOnly();
        return Answer.ok(backend.store().read(tx -> {
            List<MarkedMoment> all = tx.remarks().marked(InteractionsApi.seen(tx, exchange).id());
            return Views.items(all.stream().filter(one -> !agent || one.audience() == Audience.AGENT).toList(),
                    one -> view(one, exchange));
        }));
    }

    private static ObjectNode view(MarkedMoment moment, Exchange exchange) {
        TimeSpan time = moment.place().time();
        ObjectNode node = Views.object().put("id", moment.id()).put("tone", moment.tone().label()).put("turn", moment.place().turn())
                .put("startMs", time == null ? null : (Long) time.startMs()).put("endMs", time == null ? null : (Long) time.endMs())
                .put("quote", moment.place().quote()).put("note", moment.note()).put("audience", moment.audience().label());
        node.set("by", exchange.reach().publishedOnly() ? null : Views.person(moment.by()));
        return node.put("own", own(moment, exchange)).put("at", Views.time(moment.at()));
    }

    private static boolean own(MarkedMoment moment, Exchange exchange) {
        return moment.by().id().equals(exchange.principal().id());
    }

    private Answer mark(Exchange exchange) throws IOException {
        JsonNode body = exchange.body();
        Tone tone = body.path("tone").asText().equals(Tone.PRAISE.label()) ? Tone.PRAISE : Tone.COACHING;
        Audience audience = Audience.of(body.path("audience").asText(Audience.REVIEWERS.label())).orElseThrow();
        MarkedMoment moment = new Remarking(deeds).mark(exchange.path("id"), body.get("turn").asInt(), WorkApi.text(body, "quote"), tone,
                body.path("note").asText(""), audience, exchange.principal());
        return Answer.json(201, view(moment, exchange));
    }

    private Answer remove(Exchange exchange) {
        String id = exchange.path("moment");
        deeds.store().write(tx -> {
            Interaction seen = InteractionsApi.seen(tx, exchange);
            if (tx.remarks().marked(seen.id(), id).filter(moment -> own(moment, exchange)).isEmpty()) {
                throw new Conflict("review.moment-not-own", "You have marked no moment " + id
                        + " in this interaction; only whoever marked it"
                        + " can remove it.");
            }
            tx.remarks().unmark(seen.id(), id);
            deeds.noted(tx, exchange.principal(), "moment.unmark", seen.id(), id);
            return true;
        });
        return Answer.nothing(204);
    }
}
