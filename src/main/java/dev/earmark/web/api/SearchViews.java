package dev.earmark.web.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earmark.indexing.IndexStatus;
import dev.earmark.report.json.SearchJson;
import dev.earmark.search.FacetCounts;
import dev.earmark.search.SearchPage;
import java.util.List;

/** What a search found, in JSON, as the contract says. */
final class SearchViews {

    private SearchViews() {}

    static ObjectNode page(SearchPage page, List<FacetCounts> facets, IndexStatus status) {
        ObjectNode node = SearchJson.of(page, "/interactions/");
        ArrayNode counts = node.putArray("facets");
        facets.forEach(facet -> counts.add(facet(facet)));
        if (status.rebuilding()) {
            node.putObject("rebuilding").put("percent", status.percent());
        } else {
            node.putNull("rebuilding");
        }
        return node.put("paused", status.pausedCode());
    }

    private static ObjectNode facet(FacetCounts facet) {
        ObjectNode node = Views.object().put("facet", facet.facet());
        ArrayNode values = node.putArray("values");
        facet.values().forEach(value -> values.addObject().put("value", value.value()).put("interactions", value.interactions()));
        return node.put("others", facet.others());
    }
}
