package dev.earmark.web.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earmark.indexing.IndexStatus;
import dev.earmark.search.FacetCounts;
import dev.earmark.search.Hit;
import dev.earmark.search.SearchPage;
import dev.earmark.search.SearchPage.About;
import dev.earmark.transcript.TimeSpan;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a search found, in JSON, as the contract says. */
final class SearchViews {

    private SearchViews() {}

    static ObjectNode page(SearchPage page, List<FacetCounts> facets, IndexStatus status) {
        ObjectNode node = Views.object();
        ArrayNode groups = node.putArray("groups");
        page.groups().forEach(group -> groups.add(group(group)));
        node.put("total", page.total()).put("exact", page.exact()).put("meaning", page.meaning()).put("next", page.next());
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

    private static ObjectNode group(SearchPage.Group group) {
        ObjectNode node = Views.object();
        node.set("interaction", about(group.about()));
        ArrayNode hits = node.putArray("hits");
        group.hits().forEach(hit -> hits.add(hit(group.about().id(), hit)));
        return node;
    }

    private static ObjectNode about(About about) {
        ObjectNode node = Views.object().put("id", about.id()).put("version", about.version()).put("externalId", about.externalId())
                .put("channel", about.channel().label());
        node.putObject("agent").put("id", about.agentId()).put("name", about.agentName());
        node.put("team", about.team()).put("queue", about.queue()).put("customerId", about.customerId())
                .put("startedAt", Views.time(about.startedAt())).put("receivedAt", Views.time(about.receivedAt()))
                .put("durationMs", about.durationMs()).put("turns", about.turns()).put("state", about.status());
        if (about.rubricId() == null) {
            node.putNull("score");
            return node;
        }
        node.putObject("score").put("rubric", about.rubricId()).put("version", about.rubricVersion())
                .put("percent", Views.percent(about.percent())).put("passed", about.passed()).put("band", about.band());
        return node;
    }

    private static ObjectNode hit(String id, Hit hit) {
        ObjectNode node = line(hit.turn(), hit.speaker().name().toLowerCase(Locale.ROOT), hit.time(), hit.text());
        ArrayNode marks = node.putArray("marks");
        hit.marks().forEach(mark -> marks.addArray().add(mark.from()).add(mark.to()));
        ArrayNode before = node.putArray("before");
        hit.before().forEach(line -> before.add(line(line)));
        ArrayNode after = node.putArray("after");
        hit.after().forEach(line -> after.add(line(line)));
        return node.put("score", hit.score()).put("meaning", hit.meaning()).put("play", "/interactions/" + id + hit.play());
    }

    private static ObjectNode line(Hit.Line line) {
        return line(line.turn(), line.speaker().name().toLowerCase(Locale.ROOT), line.time(), line.text());
    }

    private static ObjectNode line(int turn, String speaker, @Nullable TimeSpan time, String text) {
        return Views.object().put("turn", turn).put("speaker", speaker).put("startMs", time == null ? null : (Long) time.startMs())
                .put("endMs", time == null ? null : (Long) time.endMs()).put("text", text);
    }
}
