package dev.earmark.app.command.score;

import dev.earmark.app.Session;
import dev.earmark.app.terminal.Complaints;
import dev.earmark.fault.Unavailable;
import dev.earmark.language.GuardedModel;
import dev.earmark.language.ModelTally;
import dev.earmark.results.Result;
import dev.earmark.scoring.Judgement;
import dev.earmark.scoring.NotTaken;
import dev.earmark.scoring.Scorecard;
import dev.earmark.scoring.Verdict;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells what the language model was asked, what it cost, and which conversations were scored without it. */
final class ModelNews {

    private final Session session;
    private final @Nullable GuardedModel model;
    private final Map<String, Integer> notTaken = new TreeMap<>();
    private int leftOut;
    private boolean any;

    /** @param model null when there is none; a busy one is waited for from now on */
    ModelNews(Session session, @Nullable GuardedModel model) {
        this.session = session;
        this.model = model;
        if (model != null) {
            model.waitWhileBusy();
        }
    }

    /** Whether nothing more should be scored: the model cannot answer before somebody does something about it. */
    boolean hopeless() {
        return model != null && model.hopeless().isPresent();
    }

    /** Whether nothing is known of the model yet: then others wait for the first conversation, so that a wrong key costs one alone. */
    boolean unproved() {
        return model != null && !any;
    }

    /** Because it is hopeless. */
    void leaveOut() {
        leftOut++;
    }

    void after(String file, Result result) {
        any = true;
        if (model == null) {
            return;
        }
        Scorecard card = result.scorecard();
        String id = result.transcript().id();
        NotTaken.in(card).forEach((cause, count) -> notTaken.merge(cause, count, Integer::sum));
        if (card.judgements().stream().anyMatch(Judgement::degraded)) {
            Optional<Unavailable> why = model.hopeless();
            session.progress().clear();
            session.complaints().tell(Complaints.UNAVAILABLE, why.map(Unavailable::code).orElse("language.left-out"),
                    (file.contains(id) ? file : id + " in " + file) + " was scored without the language model: "
                    + why.map(Unavailable::sentence).orElseGet(() -> reason(card)));
        }
    }

    private static String reason(Scorecard card) {
        return card.judgements().stream().filter(judgement -> judgement.verdict() instanceof Verdict.Unscored(Verdict.Cause cause)
                && cause == Verdict.Cause.JUDGE_UNAVAILABLE).map(Judgement::reason).findFirst().orElse("it could not be asked.");
    }

    /** Nothing more comes. */
    void end() {
        if (model == null) {
            return;
        }
        if (leftOut > 0) {
            session.complaints().tell(Complaints.UNAVAILABLE, "language.left-out", leftOut + " more "
                    + (leftOut == 1 ? "conversation was" : "conversations were") + " not scored for the same reason.");
        }
        ModelTally tally = model.tally();
        if (!tally.isNothing()) {
            session.note("language.tally", "The language model " + tally.sentence() + "." + (notTaken.isEmpty() ? ""
                    : " Not taken: " + notTaken.entrySet().stream().map(entry -> entry.getValue() + " " + entry.getKey())
                    .collect(Collectors.joining(", ")) + "."));
        }
    }
}
