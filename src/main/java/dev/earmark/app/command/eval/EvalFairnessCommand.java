package dev.earmark.app.command.eval;

import dev.earmark.app.Application;
import dev.earmark.app.Session;
import dev.earmark.app.terminal.Complaints;
import dev.earmark.eval.EvalSet;
import dev.earmark.eval.EvalSet.Question;
import dev.earmark.eval.EvalSets;
import dev.earmark.eval.FairnessEval;
import dev.earmark.text.PlainText;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code earmark eval fairness}. */
@Command(
        name = "fairness",
        sortOptions = false,
        description =
        "Changes in each conversation what must not matter: names, spelling, spoken forms, fillers, the agent's id. Ends with 1 when a "
        + "verdict changes with it "
                + "more often than is allowed.",
        footerHeading = "%nExample:%n",
        footer = "  earmark eval fairness sales-call --details")
final class EvalFairnessCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(paramLabel = "SET", arity = "0..*", description = "Sets of conversations (default: the project's).")
    private List<String> sets = new ArrayList<>();

    @Option(names = "--details", description = "Also print each verdict that changes.")
    private boolean details;

    @Option(names = "--at-most", paramLabel = "SHARE",
            description =
            "Share of the verdicts on a criterion that may change, 0 to 1 (default: ${DEFAULT-VALUE}; a language model may have 0.02).",
            defaultValue = "0")
    private double atMost;

    EvalFairnessCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        boolean unfair = false;
        try (Application application = session.application()) {
            FairnessEval eval = new FairnessEval(application.engines(), session.progress());
            for (EvalSet set : chosen()) {
                session.progress().about(set.name());
                unfair |= eval.run(set, details, line -> {
                    session.progress().clear();
                    session.output().line(PlainText.oneLine(line));
                }).values().stream().anyMatch(flips -> flips.rate() > atMost);
            }
        }
        return session.complaints().exitCode() != Complaints.FINE ? session.complaints().exitCode() : unfair
                ? Complaints.BAR_BROKEN : Complaints.FINE;
    }

    private List<EvalSet> chosen() {
        EvalSets known = new EvalSets(session.home().resolve("eval-sets"), session.corpora());
        return sets.isEmpty()
                ? known.all().stream().filter(set -> set.question() == Question.CRITERIA && set.cases().startsWith(set.folder())).toList()
                : sets.stream().map(known::get).toList();
    }
}
