package dev.earmark.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earmark.fault.NotFound;
import dev.earmark.search.FacetCounts;
import dev.earmark.search.SearchPage;
import dev.earmark.search.SearchRequest;
import dev.earmark.search.request.RequestJson;
import dev.earmark.store.Interactions.Marks;
import dev.earmark.text.PlainText;
import dev.earmark.web.http.Answer;
import dev.earmark.web.http.Exchange;
import dev.earmark.web.http.Handler;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Searches everything that was said, within the reach of whoever asks. */
final class SearchApi {

    private static final List<String> TEXTS = List.of("q", "agent", "team", "queue", "channel", "customer", "externalId", "from", "to",
            "missed", "state", "rubric", "band", "moment", "outcome", "sort", "after");

    private final Backend backend;

    SearchApi(Backend backend) {
        this.backend = backend;
    }

    Map<String, Handler> handlers() {
        return Map.of("searchTurns", this::byQuery, "search", this::byBody);
    }

    private Answer byQuery(Exchange exchange) {
        return answer(exchange, body(exchange));
    }

    private Answer byBody(Exchange exchange) throws IOException {
        return answer(exchange, exchange.body());
    }

    /** The parameters in the form of a body. */
    private static ObjectNode body(Exchange exchange) {
        ObjectNode body = Views.object();
        for (String name : TEXTS) {
            String text = exchange.query(name);
            if (text != null) {
                body.put(name, text);
            }
        }
        number(body, "minScore", exchange.query("minScore"));
        number(body, "maxScore", exchange.query("maxScore"));
        flag(body, "passed", exchange.query("passed"));
        flag(body, "meaning", exchange.query("meaning"));
        body.put("limit", exchange.number("limit"));
        String like = exchange.query("like");
        if (like != null) {
            String[] parts = like.split(":");
            body.putObject("like").put("interaction", parts[0]).put("turn", Integer.parseInt(parts[1]));
        }
        String facets = exchange.query("facets");
        if (facets != null) {
            ArrayNode names = body.putArray("facets");
            List.of(facets.split(",")).forEach(name -> names.add(name.strip()));
        }
        return body;
    }

    private static void number(ObjectNode body, String name, @Nullable String text) {
        if (text != null) {
            body.put(name, Double.valueOf(text));
        }
    }

    private static void flag(ObjectNode body, String name, @Nullable String text) {
        if (text != null) {
            body.put(name, Boolean.parseBoolean(text));
        }
    }

    private Answer answer(Exchange exchange, JsonNode body) {
        SearchRequest request = backend.search().requests().request(body, exchange.reach());
        checkReach(exchange, request);
        SearchPage page = backend.search().find(request);
        List<FacetCounts> facets = backend.search().facets(request, backend.search().requests().facets(body));
        List<String> ids = page.groups().stream().map(group -> group.about().id()).distinct().toList();
        exchange.shows(ids);
        Map<String, Marks> marks = backend.store().read(tx -> tx.interactions().marks(ids));
        return Answer.ok(SearchViews.page(page, marks, facets, backend.search().status()));
    }

    /** What is out of reach does not exist, not even as an example. */
    private void checkReach(Exchange exchange, SearchRequest request) {
        for (String id : RequestJson.examples(request.query())) {
            if (backend.store().read(tx -> tx.interactions().find(id, exchange.reach())).isEmpty()) {
                throw new NotFound("interaction.unknown", "There is no interaction " + PlainText.quoted(id) + ".");
            }
        }
    }
}
