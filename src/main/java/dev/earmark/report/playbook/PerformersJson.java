package dev.earmark.report.playbook;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earmark.playbook.BestPerformers;

/** Who does best, for other programs; as over the API, with ids of agents only. */
public final class PerformersJson {

    private PerformersJson() {}

    /** One line. */
    public static String of(BestPerformers best) {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("calls", best.calls()).put("missing", best.missing());
        var items = node.putArray("items");
        best.performers().forEach(one -> items.addObject().put("agent", one.agent()).put("calls", one.calls()).put("raw", one.raw())
                .put("share", one.shrunk()).put("low", Math.max(0, one.shrunk() - one.margin()))
                .put("high", Math.min(1, one.shrunk() + one.margin())).put("top", one.top()));
        return node.toString();
    }
}
