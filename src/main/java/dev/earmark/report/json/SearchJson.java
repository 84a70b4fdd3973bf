package dev.earmark.report.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earmark.report.Numbers;
import dev.earmark.search.Hit;
import dev.earmark.search.SearchPage;
import dev.earmark.search.SearchPage.About;
import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.TimeSpan;
import org.jspecify.annotations.Nullable;

/** What a search found, for other programs; the shape is the one of the API. */
public final class SearchJson {

    private SearchJson() {}

    /** Of files, which no address plays. */
    public static ObjectNode of(SearchPage page) {
        return of(page, "");
    }

    /** @param interactions address of all interactions, such as {@code /interactions/}; empty when they have none */
    public static ObjectNode of(SearchPage page, String interactions) {
        ObjectNode node = SafeJson.NODES.objectNode();
        ArrayNode groups = node.putArray("groups");
        for (SearchPage.Group group : page.groups()) {
            ObjectNode one = groups.addObject();
            one.set("interaction", about(group.about()));
            ArrayNode hits = one.putArray("hits");
            String address = interactions.isEmpty() ? "" : interactions + group.about().id();
            group.hits().forEach(hit -> hits.add(hit(hit, address)));
        }
        return node.put("total", page.total()).put("exact", page.exact()).put("meaning", page.meaning()).put("next", page.next());
    }

    private static ObjectNode about(About about) {
        ObjectNode node = SafeJson.NODES.objectNode().put("id", about.id()).put("version", about.version())
                .put("externalId", about.externalId()).put("channel", about.channel().label());
        node.putObject("agent").put("id", about.agentId()).put("name", about.agentName());
        node.put("team", about.team()).put("queue", about.queue()).put("customerId", about.customerId());
        node.put("startedAt", about.startedAt() == null ? null : about.startedAt().toString())
                .put("receivedAt", about.receivedAt().toString()).put("durationMs", about.durationMs())
                .put("turns", about.turns()).put("state", about.status());
        if (about.rubricId() == null) {
            node.putNull("score");
        } else {
            node.putObject("score").put("rubric", about.rubricId()).put("version", about.rubricVersion())
                    .put("percent", about.percent() == null ? null : Numbers.rounded(about.percent(), 2)).put("passed", about.passed())
                    .put("band", about.band());
        }
        return node;
    }

    private static ObjectNode hit(Hit hit, String address) {
        ObjectNode node = line(hit.turn(), hit.speaker(), hit.time(), hit.text());
        ArrayNode marks = node.putArray("marks");
        hit.marks().forEach(mark -> marks.addArray().add(mark.from()).add(mark.to()));
        ArrayNode before = node.putArray("before");
        hit.before().forEach(line -> before.add(line(line.turn(), line.speaker(), line.time(), line.text())));
        ArrayNode after = node.putArray("after");
        hit.after().forEach(line -> after.add(line(line.turn(), line.speaker(), line.time(), line.text())));
        return node.put("score", Numbers.rounded(hit.score(), 4)).put("meaning", hit.meaning()).put("play", address + hit.play());
    }

    /** A turn that stands alone. */
    public static ObjectNode line(int turn, Speaker speaker, @Nullable TimeSpan time, String text) {
        ObjectNode node = SafeJson.NODES.objectNode().put("turn", turn).put("speaker", speaker.label());
        TranscriptJson.putTimes(node, time);
        return node.put("text", text);
    }
}
