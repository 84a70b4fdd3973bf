package dev.earmark.web.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earmark.access.Reach;
import dev.earmark.interaction.Facts;
import dev.earmark.library.RubricName;
import dev.earmark.report.json.ResultJson;
import dev.earmark.results.CurrentScorecard;
import dev.earmark.scoring.Scorecard;
import dev.earmark.scoring.Verdict;
import dev.earmark.store.InteractionFilter;
import dev.earmark.store.InteractionQuery;
import dev.earmark.store.Interactions.Listed;
import dev.earmark.store.Interactions.Page;
import dev.earmark.store.Store;
import dev.earmark.web.http.Answer;
import dev.earmark.web.http.ClientGone;
import dev.earmark.web.http.Exchange;
import dev.earmark.web.http.Handler;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What people have decided about a version of a rubric, as cases with labels: {@code earmark calibrate} learns from them how far the
 * machine's verdicts may be trusted here. A verdict is a label when a person gave it, or looked at the whole scorecard and let it stand.
 */
final class LabelsApi {

    private static final int MOST_CASES = 5_000;

    private final Backend backend;
    private final CurrentScorecard current = new CurrentScorecard();

    LabelsApi(Backend backend) {
        this.backend = backend;
    }

    Map<String, Handler> handlers() {
        return Map.of("exportLabels", this::export);
    }

    private Answer export(Exchange exchange) {
        RubricName name = new RubricName(exchange.path("rubric"), Integer.parseInt(exchange.path("version")));
        List<String> ids = decided(name, exchange.reach());
        exchange.shows(ids);
        return new Answer(200, List.of(), new Answer.Live("application/jsonl", pen -> write(pen, ids, name, exchange)))
                .with("Content-Disposition", "attachment; filename=\"cases.jsonl\"");
    }

    /** The newest first. */
    private List<String> decided(RubricName name, Reach reach) {
        List<String> ids = new ArrayList<>();
        InteractionQuery query = InteractionQuery.newest(InteractionQuery.MOST).with(new InteractionFilter.ScoredBy(name.id()));
        String after = null;
        do {
            InteractionQuery next = query.page(after, InteractionQuery.MOST);
            after = backend.store().read(tx -> {
                Page page = tx.interactions().list(next, reach);
                page.items().stream().filter(listed -> decided(tx, listed, name)).forEach(listed -> ids.add(listed.interaction().id()));
                return Optional.ofNullable(page.next());
            }).orElse(null);
        } while (after != null && ids.size() < MOST_CASES);
        return ids.subList(0, Math.min(ids.size(), MOST_CASES));
    }

    private static boolean decided(Store.Tx tx, Listed listed, RubricName name) {
        var score = listed.score();
        return score != null && name.equals(new RubricName(score.rubricId(), score.rubricVersion()))
                && (score.confirmed() || !tx.reviews().of(listed.interaction().id(), name.toString()).held().isEmpty());
    }

    private void write(Answer.Pen pen, List<String> ids, RubricName name, Exchange exchange) throws ClientGone {
        for (String id : ids) {
            if (!exchange.stillMay()) {
                return;
            }
            Optional<String> line = backend.store().read(tx -> tx.interactions().find(id, exchange.reach())
                    .flatMap(known -> current.scorecard(tx, id, name).map(card -> line(tx, id, known.facts(), card))));
            if (line.isPresent()) {
                pen.write(line.get() + "\n");
            }
        }
    }

    private static String line(Store.Tx tx, String id, Facts facts, Scorecard card) {
        ObjectNode node = ResultJson.of(tx.findings().heard(id).orElseThrow().transcript());
        node.put("id", id).put("split", "held-out");
        node.putObject("agent").put("id", facts.agentId()).put("name", facts.agentName());
        node.putObject("customer").put("id", facts.customerId()).put("name", facts.customerName());
        ObjectNode labels = node.putObject("labels");
        card.judgements().stream().filter(card::confirmed).forEach(judgement -> label(judgement.verdict())
                .ifPresent(label -> labels.putObject(judgement.criterion()).put("v", label)));
        return ResultJson.line(Views.marked(tx, id, node));
    }

    /** As labels are written; empty where nobody could tell. */
    private static Optional<String> label(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Met _, Verdict.Partly _ -> Optional.of("met");
            case Verdict.NotMet _ -> Optional.of("not_met");
            case Verdict.NotApplicable _ -> Optional.of("na");
            case Verdict.Unscored _ -> Optional.empty();
        };
    }
}
