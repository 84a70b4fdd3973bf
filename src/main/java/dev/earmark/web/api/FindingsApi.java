package dev.earmark.web.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earmark.fault.NotFound;
import dev.earmark.interaction.Interaction;
import dev.earmark.library.PlayLines;
import dev.earmark.library.RubricName;
import dev.earmark.moments.ColleagueLines;
import dev.earmark.report.json.ResultJson;
import dev.earmark.results.CurrentScorecard;
import dev.earmark.results.MarkedMoments;
import dev.earmark.store.Findings.ScoreLine;
import dev.earmark.store.Store;
import dev.earmark.transcript.Transcript;
import dev.earmark.web.http.Answer;
import dev.earmark.web.http.Exchange;
import dev.earmark.web.http.Handler;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was found out about an interaction, in the same JSON as the command line prints. */
final class FindingsApi {

    private final Backend backend;
    private final CurrentScorecard current = new CurrentScorecard();
    private final MarkedMoments marked = new MarkedMoments();

    FindingsApi(Backend backend) {
        this.backend = backend;
    }

    Map<String, Handler> handlers() {
        return Map.of(
                "getTranscript", this::transcript, "getResult", this::result, "listScorecards", this::scorecards, "getScorecard",
                this::scorecard,
                "getMeasures", this::measures, "getMoments", this::moments, "getSummary", this::summary);
    }

    /** What is asked of one interaction that the one who asks may see. */
    @FunctionalInterface
    private interface Question {
        ObjectNode of(Store.Tx tx, String id);
    }

    private Answer answer(Exchange exchange, Question question) {
        return Answer.ok(backend.store().read(tx -> {
            Interaction seen = InteractionsApi.seen(tx, exchange);
            return question.of(tx, seen.id());
        }));
    }

    private Answer transcript(Exchange exchange) {
        return answer(exchange, (tx, id) -> ResultJson.of(tx.findings().heard(id).orElseThrow(() -> notYet("transcribed")).transcript()));
    }

    private Answer result(Exchange exchange) {
        return answer(exchange, (tx, id) -> {
            ObjectNode result = ResultJson.of(
                    backend.results().of(tx, id, exchange.query("rubric"), version(exchange.query("version")), exchange.reach()));
            return Views.marked(tx, id, result);
        });
    }

    private static @Nullable Integer version(@Nullable String text) {
        return text == null ? null : Integer.valueOf(text);
    }

    private Answer scorecards(Exchange exchange) {
        return answer(exchange, (tx, id) -> Views.items(current.lines(tx, id, exchange.reach()), line -> Views.score(tx, id, line)));
    }

    private Answer scorecard(Exchange exchange) {
        RubricName name = new RubricName(exchange.path("rubric"), Integer.parseInt(exchange.path("version")));
        return answer(exchange, (tx, id) -> ResultJson.of(current.chosen(tx, id, name.id(), name.version(), exchange.reach())
                .flatMap(_ -> current.scorecard(tx, id, name)).orElseThrow(() -> notYet("scored by this rubric"))));
    }

    private Answer measures(Exchange exchange) {
        return answer(exchange, (tx, id) -> {
            var counted = tx.findings().counted(id).orElseThrow(() -> notYet("measured"));
            ObjectNode node = Views.object();
            node.set("measures", ResultJson.of(counted.measures()));
            node.set("sentiment", ResultJson.of(counted.sentiment()));
            return node;
        });
    }

    private Answer moments(Exchange exchange) {
        return answer(exchange, (tx, id) -> {
            ScoreLine line = chosen(tx, id, exchange);
            Transcript transcript = tx.findings().heard(id).orElseThrow(() -> notYet("transcribed")).transcript();
            ColleagueLines lines = new PlayLines(tx, line.rubricId(), id);
            return Views.items(marked.of(tx, id, line).orElseThrow(() -> notYet("marked")),
                    moment -> ResultJson.of(moment, transcript, lines));
        });
    }

    private Answer summary(Exchange exchange) {
        return answer(exchange, (tx, id) -> {
            ScoreLine line = chosen(tx, id, exchange);
            return ResultJson.of(tx.findings().summary(id, line.rubricId(), line.rubricVersion()).orElseThrow(() -> notYet("summed up")));
        });
    }

    private ScoreLine chosen(Store.Tx tx, String id, Exchange exchange) {
        return current.chosen(tx, id, exchange.query("rubric"), version(exchange.query("version")), exchange.reach())
                .orElseThrow(() -> notYet("scored by this rubric"));
    }

    private static NotFound notYet(String what) {
        return new NotFound("web.not-known-yet", "The interaction has not been " + what + " yet.");
    }
}
