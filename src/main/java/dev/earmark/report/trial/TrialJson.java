package dev.earmark.report.trial;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earmark.report.trial.Trial.Found;
import dev.earmark.report.trial.Trial.OfCriterion;
import dev.earmark.report.json.ResultJson;
import java.util.List;

/** What a rubric finds, an object a criterion. */
public final class TrialJson {

    private TrialJson() {}

    /** On one line, without a line end. @param most sentences of either kind */
    public static String line(OfCriterion one, int most) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("criterion", one.criterion().id()).put("question", one.criterion().question());
        ObjectNode verdicts = node.putObject("verdicts");
        List.of("met", "partly", "not_met", "unscored", "not_applicable").forEach(label -> verdicts.put(label, one.verdicts(label)));
        put(node.putArray("hits"), one.hits(most));
        put(node.putArray("misses"), one.misses(most));
        return ResultJson.line(node);
    }

    private static void put(ArrayNode array, List<Found> all) {
        all.forEach(one -> array.addObject()
                .put("conversation", one.conversation())
                .put("turn", one.turn().index())
                .put("quote", one.quote())
                .put("before", one.before() == null ? null : one.before().text())
                .put("text", one.turn().text())
                .put("likelihood", Math.round(one.likelihood() * 1_000) / 1_000.0)
                .put("engine", one.engine())
                .put("open", one.open()));
    }
}
