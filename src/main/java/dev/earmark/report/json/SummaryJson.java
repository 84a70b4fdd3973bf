package dev.earmark.report.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earmark.summary.Summary;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The summary's part of the contract. */
final class SummaryJson {

    private SummaryJson() {}

    static ObjectNode of(Summary summary) {
        ObjectNode node = SafeJson.NODES.objectNode().put("engine", summary.engine());
        node.set("sentences", sentences(summary.sentences()));
        node.set("reasonForContact", sentence(summary.reasonForContact()));
        Summary.Outcome outcome = summary.outcome();
        node.set("outcome", outcome == null ? SafeJson.NODES.nullNode()
                : SafeJson.NODES.objectNode().put("ending", outcome.ending().label()).set("because", sentence(outcome.because())));
        node.set("followUps", sentences(summary.followUps()));
        ArrayNode lines = node.putArray("betterLines");
        summary.betterLines().forEach(line -> lines.addObject().put("criterion", line.criterion()).put("line", line.line()));
        if (!summary.dropped().isEmpty()) {
            ArrayNode dropped = node.putArray("dropped");
            new TreeMap<>(summary.dropped()).forEach((reason, count) ->
                    dropped.addObject().put("reason", reason.label()).put("count", count));
        }
        return node;
    }

    private static ArrayNode sentences(List<Summary.Sentence> sentences) {
        ArrayNode array = SafeJson.NODES.arrayNode();
        sentences.forEach(sentence -> array.add(sentence(sentence)));
        return array;
    }

    private static @Nullable ObjectNode sentence(Summary.@Nullable Sentence sentence) {
        return sentence == null ? null : SafeJson.NODES.objectNode().put("text", sentence.text())
                .set("evidence", ScorecardJson.evidence(sentence.evidence()));
    }
}
