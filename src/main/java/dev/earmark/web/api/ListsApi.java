package dev.earmark.web.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earmark.access.Reach;
import dev.earmark.fault.Conflict;
import dev.earmark.store.InteractionFilter;
import dev.earmark.store.InteractionQuery;
import dev.earmark.store.Interactions.Facets;
import dev.earmark.store.Interactions.Page;
import dev.earmark.web.http.Answer;
import dev.earmark.web.http.ClientGone;
import dev.earmark.web.http.Exchange;
import dev.earmark.web.http.Handler;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What can be done with a whole list. */
final class ListsApi {

    private static final int MOST_ROWS = 100_000;

    private final Backend backend;

    ListsApi(Backend backend) {
        this.backend = backend;
    }

    Map<String, Handler> handlers() {
        return Map.of("getFacets", this::facets, "exportInteractions", this::export, "exportChosen", this::exportChosen,
                "deleteInteractions", this::delete);
    }

    private Answer facets(Exchange exchange) {
        boolean agent = exchange.reach().publishedOnly();
        Facets facets = backend.store().read(tx -> tx.interactions().facets(exchange.reach()));
        ObjectNode node = Views.object();
        texts(node, "teams", facets.teams());
        texts(node, "queues", facets.queues());
        ArrayNode agents = node.putArray("agents");
        facets.agents().forEach(one -> agents.addObject().put("id", one.id()).put("name", one.name()));
        texts(node, "rubrics", agent ? List.of() : facets.rubrics());
        texts(node, "criteria", agent ? List.of() : facets.criteria());
        return Answer.ok(node);
    }

    private static void texts(ObjectNode node, String name, List<String> texts) {
        ArrayNode list = node.putArray(name);
        texts.forEach(list::add);
    }

    private Answer exportChosen(Exchange exchange) throws IOException {
        return table(exchange, InteractionQuery.newest(InteractionQuery.MOST)
                .with(new InteractionFilter.Among(WorkApi.ids(exchange.body()))));
    }

    private Answer export(Exchange exchange) {
        return table(exchange, ListQuery.of(exchange));
    }

    private Answer table(Exchange exchange, InteractionQuery query) {
        Reach reach = exchange.reach();
        return new Answer(200, List.of(), new Answer.Live("text/csv", pen -> write(pen, query, reach, exchange)))
                .with("Content-Disposition", "attachment; filename=\"interactions.csv\"");
    }

    /** Page by page, for as long as whoever asked may still know. */
    private void write(Answer.Pen pen, InteractionQuery query, Reach reach, Exchange exchange) throws ClientGone {
        pen.write(CsvRows.HEADINGS);
        String after = null;
        int rows = 0;
        do {
            InteractionQuery next = query.page(after, InteractionQuery.MOST);
            StringBuilder lines = new StringBuilder();
            Page page = backend.store().read(tx -> {
                Page found = tx.interactions().list(next, reach);
                lines.setLength(0);
                found.items().forEach(listed -> lines.append(CsvRows.of(Views.interaction(tx, listed, reach))));
                return found;
            });
            pen.write(lines.toString());
            rows += page.items().size();
            after = page.next();
        } while (after != null && rows < MOST_ROWS && exchange.stillMay());
    }

    /** What is held stays; it is said when nothing else was asked for. */
    private Answer delete(Exchange exchange) throws IOException {
        int count = 0;
        @Nullable Conflict held = null;
        for (String id : new LinkedHashSet<>(WorkApi.ids(exchange.body()))) {
            try {
                count += backend.erasure().erase(id, exchange.principal()) ? 1 : 0;
            } catch (Conflict holding) {
                held = holding;
            }
        }
        if (count == 0 && held != null) {
            throw held;
        }
        return Answer.ok(Views.object().put("count", count));
    }
}
