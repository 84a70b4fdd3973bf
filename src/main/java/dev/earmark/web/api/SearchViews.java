package dev.earmark.web.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earmark.indexing.IndexStatus;
import dev.earmark.report.json.ResultJson;
import dev.earmark.report.json.SearchJson;
import dev.earmark.search.FacetCounts;
import dev.earmark.search.SearchPage;
import dev.earmark.store.Interactions.Marks;
import java.util.List;
import java.util.Map;

/** What a search found, in JSON, as the contract says. */
final class SearchViews {

    private SearchViews() {}

    /** @param marks of the interactions of the page, by id */
    static ObjectNode page(SearchPage page, Map<String, Marks> marks, List<FacetCounts> facets, IndexStatus status) {
        ObjectNode node = SearchJson.of(page, "/interactions/");
        node.path("groups").forEach(group -> mark((ObjectNode) group.path("interaction"), marks));
        ArrayNode counts = node.putArray("facets");
        facets.forEach(facet -> counts.add(facet(facet)));
        if (status.rebuilding()) {
            node.putObject("rebuilding").put("percent", status.percent());
        } else {
            node.putNull("rebuilding");
        }
        return node.put("paused", status.pausedCode());
    }

    private static void mark(ObjectNode interaction, Map<String, Marks> marks) {
        Marks known = marks.getOrDefault(interaction.path("id").asText(), Marks.NONE);
        interaction.put("synthetic", known.synthetic());
        if (interaction.path("score") instanceof ObjectNode score) {
            score.put("origin", ResultJson.origin(known.confirmed()));
        }
    }

    private static ObjectNode facet(FacetCounts facet) {
        ObjectNode node = Views.object().put("facet", facet.facet());
        ArrayNode values = node.putArray("values");
        facet.values().forEach(value -> values.addObject().put("value", value.value()).put("interactions", value.interactions()));
        return node.put("others", facet.others());
    }
}
