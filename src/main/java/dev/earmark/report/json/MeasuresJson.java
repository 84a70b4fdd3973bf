package dev.earmark.report.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earmark.measure.MeasureName;
import dev.earmark.measure.Measures;
import dev.earmark.measure.Sentiment;
import dev.earmark.report.Numbers;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The counted part of the contract. A measure that could not be taken is absent. */
final class MeasuresJson {

    private MeasuresJson() {}

    static ObjectNode of(Measures measures) {
        ObjectNode node = SafeJson.NODES.objectNode();
        for (MeasureName name : MeasureName.values()) {
            Double value = measures.values().get(name);
            if (value != null && Double.isFinite(value)) {
                node.put(name.label(), Numbers.rounded(value, 3));
            }
        }
        ArrayNode deadAirs = node.putArray("deadAirs");
        measures.deadAirs().forEach(air -> deadAirs.add(deadAir(air)));
        ArrayNode interruptions = node.putArray("interruptions");
        measures.interruptions().forEach(cut -> interruptions.add(interruption(cut)));
        ArrayNode holds = node.putArray("holds");
        measures.holds().forEach(hold -> TranscriptJson.putTimes(holds.addObject(), hold));
        return node;
    }

    static ObjectNode of(Sentiment sentiment) {
        ObjectNode node = SafeJson.NODES.objectNode().put("method", sentiment.method());
        ArrayNode turns = node.putArray("turns");
        sentiment.turns().forEach(reading -> turns.addObject().put("turn", reading.turn())
                .put("label", reading.label().name().toLowerCase(Locale.ROOT))
                .put("score", Numbers.rounded(reading.score(), 3)));
        node.set("course", course(sentiment.course()));
        return node;
    }

    private static @Nullable ObjectNode course(Sentiment.@Nullable Course course) {
        return course == null ? null : SafeJson.NODES.objectNode()
                .put("start", Numbers.rounded(course.start(), 3))
                .put("middle", Numbers.rounded(course.middle(), 3))
                .put("end", Numbers.rounded(course.end(), 3))
                .put("shift", Numbers.rounded(course.shift(), 3));
    }

    private static ObjectNode deadAir(Measures.DeadAir air) {
        ObjectNode node = SafeJson.NODES.objectNode();
        TranscriptJson.putTimes(node, air.time());
        return node.put("keeper", air.keeper().label()).put("keptWaiting", air.keptWaiting().label());
    }

    private static ObjectNode interruption(Measures.Interruption cut) {
        ObjectNode node = SafeJson.NODES.objectNode();
        TranscriptJson.putTimes(node, cut.overlap());
        return node.put("by", cut.by().label()).put("turn", cut.turn());
    }
}
