package dev.earmark.eval.page;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earmark.eval.Agreement;
import dev.earmark.eval.VerdictLabel;
import dev.earmark.eval.Baseline;
import dev.earmark.eval.CriterionFigures;
import dev.earmark.eval.Disagreement;
import dev.earmark.eval.Interval;
import dev.earmark.eval.SetResult;
import dev.earmark.eval.Verification;
import dev.earmark.scoring.Evidence;
import dev.earmark.scoring.Judgement;
import java.util.List;

/** Results as JSON, for programs. */
public final class EvalJson {

    private EvalJson() {}

    /** @param at when the sets were run, ISO-8601 */
    public static String of(List<Verification> verifications, String at) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("at", at);
        json.put("broken", verifications.stream().anyMatch(one -> !one.broken().isEmpty()));
        ArrayNode sets = json.putArray("sets");
        verifications.forEach(one -> sets.add(set(one)));
        return json.toPrettyString() + "\n";
    }

    private static ObjectNode set(Verification verification) {
        SetResult result = verification.result();
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("name", result.set().name())
                .put("question", result.set().question().label()).put("cases", result.cases());
        ArrayNode broken = json.putArray("broken");
        verification.broken().forEach(broken::add);
        ObjectNode figures = json.putObject("figures");
        result.figures().forEach((name, figure) -> figures.put(name, rounded(figure)));
        ArrayNode criteria = json.putArray("criteria");
        result.criteria().forEach(one -> criteria.add(criterion(one)));
        ArrayNode disagreements = json.putArray("disagreements");
        result.disagreements().forEach(one -> disagreements.add(disagreement(one)));
        Baseline baseline = verification.baseline();
        if (baseline != null) {
            json.putObject("baseline").put("by", baseline.by()).put("why", baseline.why()).put("at", baseline.at());
        }
        return json;
    }

    private static ObjectNode criterion(CriterionFigures one) {
        Agreement agreement = one.agreement();
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("criterion", one.criterion()).put("n", agreement.count())
                .put("notMet", agreement.faults().there()).put("agree", rounded(agreement.share())).put("kappa", rounded(agreement.kappa()))
                .put("ac1", rounded(agreement.ac1())).put("f1", rounded(agreement.faults().f1()))
                .put("recallOfNotMet", rounded(agreement.faults().recall()))
                .put("trueNegativeRate", rounded(agreement.trueNegativeRate())).put("coverage", rounded(agreement.coverage()));
        interval(json, "kappaInterval", one.kappa());
        interval(json, "ac1Interval", one.ac1());
        interval(json, "recallInterval", one.recall());
        return json;
    }

    private static void interval(ObjectNode json, String name, Interval interval) {
        json.putArray(name).add(rounded(interval.low())).add(rounded(interval.high()));
    }

    private static ObjectNode disagreement(Disagreement one) {
        Judgement judgement = one.judgement();
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("id", one.transcript().id()).put("criterion", judgement.criterion())
                .put("label", one.label().label()).put("verdict", VerdictLabel.of(judgement.verdict()).label())
                .put("confidence", rounded(judgement.confidence()))
                .put("engine", judgement.engine().text()).put("reason", judgement.reason());
        ArrayNode words = json.putArray("words");
        for (Evidence evidence : judgement.evidence()) {
            words.addObject().put("kind", evidence.kind().label()).put("turn", evidence.turn()).put("quote", evidence.quote());
        }
        return json;
    }

    private static double rounded(double value) {
        return Math.rint(value * 1e4) / 1e4;
    }
}
