package dev.earmark.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earmark.access.AuditEntry;
import dev.earmark.fault.NotFound;
import dev.earmark.fault.Rejected;
import dev.earmark.library.RubricForm;
import dev.earmark.rubric.Criterion;
import dev.earmark.rubric.Rubric;
import dev.earmark.store.PublishedTexts.PublishedText;
import dev.earmark.store.PublishedTexts.Rule;
import dev.earmark.store.PublishedTexts.State;
import dev.earmark.store.Store;
import dev.earmark.trust.Calibration;
import dev.earmark.trust.CalibrationFile;
import dev.earmark.trust.CriterionCalibration;
import dev.earmark.trust.TrustGate;
import dev.earmark.web.http.Answer;
import dev.earmark.web.http.Exchange;
import dev.earmark.web.http.Handler;
import dev.earmark.web.http.HttpRefusal;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rubrics: drafts, versions that never change, and the rules that choose one for an interaction. */
final class RubricsApi {

    private static final int MOST_BYTES = 256 << 10;

    private final Backend backend;

    RubricsApi(Backend backend) {
        this.backend = backend;
    }

    Map<String, Handler> handlers() {
        return Map.of(
                "listRubrics", this::list, "getRubric", this::one, "validateRubric", this::validate, "draftRubric", this::draft,
                "publishRubric", this::publish, "retireRubric", this::retire,
                "putCalibration", this::calibrate,
                "getRubricRules", this::rules, "putRubricRules", this::replaceRules);
    }

    private Answer list(Exchange exchange) {
        List<PublishedText> all = backend.store().read(tx -> tx.publishedTexts().all(RubricForm.KIND, exchange.query("id")));
        return Answer.ok(Views.items(all, RubricsApi::line));
    }

    private static ObjectNode line(PublishedText kept) {
        return Views.object().put("id", kept.id()).put("version", kept.version()).put("title", kept.title())
                .put("state", kept.state().label()).put("published", kept.state() == State.PUBLISHED)
                .put("sha256", kept.sha256()).put("by", kept.by()).put("at", Views.time(kept.at()));
    }

    private Answer one(Exchange exchange) {
        String id = exchange.path("rubric");
        int version = Integer.parseInt(exchange.path("version"));
        PublishedText kept = backend.store().read(tx -> tx.publishedTexts().find(RubricForm.KIND, id, version))
                .orElseThrow(() -> new NotFound("rubric.unknown", "There is no version " + version + " of a rubric \"" + id + "\"."));
        ObjectNode node = line(kept).put("yaml", kept.text());
        Rubric rubric = backend.rubrics().load(id, version);
        Optional<Calibration> calibration = backend.rubrics().calibrations().of(rubric);
        node.set("outline", outline(rubric, calibration));
        node.set("calibration", calibration.map(RubricsApi::calibration).orElse(null));
        return Answer.ok(node);
    }

    private static ObjectNode calibration(Calibration calibration) {
        return Views.object().put("sha256", CalibrationFile.sha256(calibration)).put("made", calibration.made().toString())
                .put("embedder", calibration.embedding())
                .put("conversations", calibration.conversations()).put("errorBefore", calibration.errorBefore())
                .put("errorAfter", calibration.errorAfter());
    }

    /** Keeps what labels have shown of a version; what is scored from now on rests on it. */
    private Answer calibrate(Exchange exchange) throws IOException {
        Rubric rubric = backend.rubrics().load(exchange.path("rubric"), Integer.parseInt(exchange.path("version")));
        backend.rubrics().calibrations().keep(rubric, yaml(exchange), exchange.principal().id());
        return Answer.ok(calibration(backend.rubrics().calibrations().of(rubric).orElseThrow()));
    }

    private static ObjectNode outline(Rubric rubric, Optional<Calibration> calibration) {
        ObjectNode node = Views.object();
        ArrayNode channels = node.putArray("channels");
        rubric.channels().stream().sorted().forEach(channel -> channels.add(channel.label()));
        node.put("passMark", rubric.passMark());
        ArrayNode sections = node.putArray("sections");
        rubric.sections().forEach(section -> {
            ArrayNode criteria = sections.addObject().put("id", section.id()).put("title", section.title()).putArray("criteria");
            section.criteria().forEach(criterion -> criteria.add(criterion(criterion, gate(criterion, rubric, calibration))));
        });
        return node;
    }

    /** How far verdicts by words may be trusted, and why not further. */
    private static ObjectNode gate(Criterion criterion, Rubric rubric, Optional<Calibration> calibration) {
        TrustGate gate = calibration.flatMap(known -> known.of(criterion.id())).map(CriterionCalibration::gate)
                .orElse(TrustGate.UNCALIBRATED);
        return Views.object().put("state", gate.state().label()).put("lacks", gate.lacks(rubric.trust())).put("labels", gate.labels())
                .put("fails", gate.fails())
                .put("kappa", gate.kappa()).put("trueNegativeRate", gate.trueNegativeRate())
                .put("trueNegativeRateAtLeast", gate.trueNegativeRateAtLeast());
    }

    private static ObjectNode criterion(Criterion criterion, ObjectNode gate) {
        Criterion.AutoFailScope autoFail = criterion.autoFail();
        ObjectNode node = Views.object().put("id", criterion.id()).put("question", criterion.question()).put("why", criterion.why())
                .put("weight", criterion.weight()).put("autoFail", autoFail == null ? null : Views.lower(autoFail));
        return node.set("gate", gate);
    }

    private Answer validate(Exchange exchange) throws IOException {
        return Answer.ok(Views.items(backend.rubrics().validate(yaml(exchange)),
                hint -> Views.object().put("severity", hint.severity().label())
                .put("place", hint.place()).put("code", hint.code()).put("sentence", hint.sentence())));
    }

    private Answer draft(Exchange exchange) throws IOException {
        PublishedText kept = backend.rubrics().draft(yaml(exchange), exchange.principal());
        return Answer.json(201, line(kept)).with("Location", "/api/v1/rubrics/" + kept.id() + "/versions/" + kept.version());
    }

    private Answer publish(Exchange exchange) {
        return Answer.ok(line(backend.rubrics().publish(exchange.path("rubric"), Integer.parseInt(exchange.path("version")),
                exchange.principal())));
    }

    private Answer retire(Exchange exchange) {
        return Answer.ok(line(backend.rubrics().retire(exchange.path("rubric"), Integer.parseInt(exchange.path("version")),
                exchange.principal())));
    }

    private static String yaml(Exchange exchange) throws IOException {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(exchange.bytes(MOST_BYTES))).toString();
        } catch (CharacterCodingException wrong) {
            throw new HttpRefusal(400, "web.text-invalid", "The body is not UTF-8 text.");
        }
    }

    private Answer rules(Exchange exchange) {
        return Answer.ok(backend.store().read(RubricsApi::rules));
    }

    private static ObjectNode rules(Store.Tx tx) {
        ObjectNode node = Views.object();
        ArrayNode list = node.putArray("rules");
        tx.publishedTexts().rules(RubricForm.KIND).forEach(rule -> {
            var channel = rule.channel();
            list.addObject().put("channel", channel == null ? null : channel.label()).put("queue", rule.queue()).put("team", rule.team())
                    .put("rubric", rule.id());
        });
        return node;
    }

    private Answer replaceRules(Exchange exchange) throws IOException {
        List<Rule> rules = new ArrayList<>();
        for (JsonNode rule : exchange.body().get("rules")) {
            rules.add(new Rule(ListQuery.channel(WorkApi.text(rule, "channel")), WorkApi.text(rule, "queue"),
                    WorkApi.text(rule, "team"), rule.get("rubric").asText()));
        }
        return Answer.ok(backend.store().write(tx -> {
            Views.mustBeCurrent(exchange, rules(tx));
            rules.stream().filter(rule -> tx.publishedTexts().newest(RubricForm.KIND, rule.id()).isEmpty()).findFirst().ifPresent(rule -> {
                throw new Rejected("web.rule-rubric", "A rule names the rubric \"" + rule.id()
                        + "\", which has no published version.");
            });
            tx.publishedTexts().replaceRules(RubricForm.KIND, rules);
            tx.audit().append(new AuditEntry(backend.clock().instant(), exchange.principal().id(), "rules.replace", "",
                    rules.size() + " rules"));
            return rules(tx);
        }));
    }
}
