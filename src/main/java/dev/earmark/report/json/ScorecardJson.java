package dev.earmark.report.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earmark.report.Numbers;
import dev.earmark.scoring.Evidence;
import dev.earmark.scoring.Judgement;
import dev.earmark.scoring.Scorecard;
import dev.earmark.scoring.Verdict;
import dev.earmark.trust.TrustGate;
import dev.earmark.trust.VerdictTrust;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The scorecard's part of the contract. */
final class ScorecardJson {

    private ScorecardJson() {}

    static ObjectNode of(Scorecard card) {
        ObjectNode node = SafeJson.NODES.objectNode();
        node.putObject("rubric").put("id", card.rubric().id()).put("version", card.rubric().version())
                .put("sha256", card.rubric().sha256());
        node.put("score", Numbers.rounded(card.score(), 2)).put("max", Numbers.rounded(card.max(), 2));
        node.put("percent", rounded(card.percent())).put("passed", card.passed()).put("band", card.band());
        node.set("autoFail", autoFail(card.autoFail()));
        node.putObject("coverage").put("scored", card.coverage().scored()).put("applicable", card.coverage().applicable())
                .put("total", card.coverage().total()).put("weightShare", Numbers.rounded(card.coverage().weightShare(), 3));
        ArrayNode sections = node.putArray("sections");
        card.sections().forEach(section -> sections.add(section(section)));
        card.noConversation().ifPresent(kind -> node.put("noConversation", kind.label()));
        ArrayNode verdicts = node.putArray("verdicts");
        card.judgements().forEach(judgement -> verdicts.add(verdict(judgement)
                .put("origin", origin(card.confirmed(judgement)))));
        node.put("origin", origin(card.confirmed()));
        Scorecard.Basis basis = card.basis();
        if (basis != null) {
            node.set("basis", basis(basis));
        }
        return node;
    }

    static ObjectNode basis(Scorecard.Basis basis) {
        ObjectNode node = SafeJson.NODES.objectNode().put("program", basis.program()).put("embedder", basis.embedding())
                .put("calibrationSha256", basis.calibrationSha256());
        Scorecard.ModelPin model = basis.model();
        if (model == null) {
            return node.putNull("model");
        }
        ObjectNode pinned = node.putObject("model").put("id", model.id()).put("parameters", model.parameters());
        ObjectNode prompts = pinned.putObject("prompts");
        model.prompts().forEach(prompts::put);
        return node;
    }

    private static ObjectNode autoFail(Scorecard.AutoFail autoFail) {
        ObjectNode node = SafeJson.NODES.objectNode().put("triggered", autoFail.triggered());
        ArrayNode criteria = node.putArray("criteria");
        autoFail.criteria().forEach(criteria::add);
        if (!autoFail.waiting().isEmpty()) {
            ArrayNode wouldFail = node.putArray("wouldFail");
            autoFail.waiting().forEach(wouldFail::add);
        }
        return node.put("percentWithout", rounded(autoFail.percentWithout()));
    }

    private static ObjectNode section(Scorecard.SectionScore section) {
        return SafeJson.NODES.objectNode().put("section", section.section()).put("title", section.title())
                .put("score", Numbers.rounded(section.score(), 2)).put("max", Numbers.rounded(section.max(), 2))
                .put("percent", rounded(section.percent()));
    }

    /** Whether a person stands behind it. */
    static String origin(boolean confirmed) {
        return confirmed ? "human-confirmed" : "ai-suggested";
    }

    /** The word alone, with its share or cause. */
    static ObjectNode put(ObjectNode node, Verdict verdict) {
        node.put("verdict", verdict.label());
        switch (verdict) {
            case Verdict.Partly partly -> node.put("share", Numbers.rounded(partly.share(), 3));
            case Verdict.Unscored unscored -> node.put("cause", unscored.cause().label());
            case Verdict.Met _, Verdict.NotMet _, Verdict.NotApplicable _ -> { }
        }
        return node;
    }

    /** What the machine said, within a verdict of a person. */
    static ObjectNode machine(Judgement machine) {
        ObjectNode node = put(SafeJson.NODES.objectNode(), machine.verdict()).put("points", Numbers.rounded(machine.points(), 2))
                .put("confidence", Numbers.rounded(machine.confidence(), 3)).put("engine", machine.engine().text())
                .put("reason", machine.reason());
        ArrayNode evidence = node.putArray("evidence");
        machine.evidence().forEach(place -> evidence.add(evidence(place)));
        return node;
    }

    private static void person(ObjectNode node, Judgement.Person person) {
        node.putObject("person").put("at", person.at().toString()).put("mark", person.mark()).put("unfit", person.unfit());
        node.set("machine", machine(person.machine()));
    }

    private static ObjectNode verdict(Judgement judgement) {
        ObjectNode node = put(SafeJson.NODES.objectNode().put("criterion", judgement.criterion()), judgement.verdict());
        node.put("points", Numbers.rounded(judgement.points(), 2)).put("maxPoints", Numbers.rounded(judgement.maxPoints(), 2));
        node.put("confidence", Numbers.rounded(judgement.confidence(), 3)).put("engine", judgement.engine().text())
                .put("reason", judgement.reason());
        Judgement.Reading reading = judgement.reading();
        if (reading != null) {
            node.putObject("read").put("parts", reading.parts()).put("turns", reading.turns()).put("of", reading.of());
        }
        if (judgement.degraded()) {
            node.put("degraded", true);
        }
        if (judgement.standing() != null) {
            standing(node, judgement.standing());
        }
        if (judgement.person() != null) {
            person(node, judgement.person());
        }
        ArrayNode evidence = node.putArray("evidence");
        judgement.evidence().forEach(place -> evidence.add(evidence(place)));
        return node;
    }

    private static void standing(ObjectNode node, VerdictTrust standing) {
        if (standing.review()) {
            node.put("review", true);
        }
        TrustGate gate = standing.gate();
        ObjectNode shown = node.putObject("standing").put("state", gate.state().label());
        String lacks = standing.lacks();
        if (lacks != null && !lacks.isEmpty()) {
            shown.put("lacks", lacks);
        }
        if (gate.state() != TrustGate.State.UNCALIBRATED) {
            shown.put("labels", gate.labels()).put("fails", gate.fails()).put("kappa", Numbers.rounded(gate.kappa(), 3))
                    .put("trueNegativeRate", Numbers.rounded(gate.trueNegativeRate(), 3))
                    .put("trueNegativeRateAtLeast", Numbers.rounded(gate.trueNegativeRateAtLeast(), 3));
        }
    }

    static ObjectNode evidence(Evidence evidence) {
        ObjectNode node = SafeJson.NODES.objectNode().put("kind", evidence.kind().label()).put("turn", evidence.turn())
                .put("speaker", evidence.speaker().label());
        TranscriptJson.putTimes(node, evidence.time());
        return node.put("quote", evidence.quote());
    }

    private static @Nullable BigDecimal rounded(@Nullable Double value) {
        return value == null ? null : Numbers.rounded(value, 2);
    }
}
