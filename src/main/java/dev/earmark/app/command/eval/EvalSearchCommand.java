package dev.earmark.app.command.eval;

import dev.earmark.app.Application;
import dev.earmark.app.Session;
import dev.earmark.app.terminal.Complaints;
import dev.earmark.eval.search.SearchEval;
import dev.earmark.text.PlainText;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code earmark eval search}. */
@Command(
        name = "search",
        description = "How often a search brings the turn that is meant among the first ten, beside plain BM25.",
        footerHeading = "%nExamples:%n",
        footer = {"  earmark eval search", "  earmark eval search coach-questions"})
final class EvalSearchCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(paramLabel = "SET", arity = "0..*", description = "Sets by name (default: ${DEFAULT-VALUE}).",
            defaultValue = "coach-questions qmsum", split = " ")
    private List<String> sets = new ArrayList<>();

    EvalSearchCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        List<String> broken = new ArrayList<>();
        try (Application application = session.application()) {
            SearchEval eval = new SearchEval(session.home().resolve("eval-sets"), session.corpora(), application.uncachedEmbedder(),
                    session.progress());
            for (String set : sets) {
                session.progress().about(set);
                broken.addAll(eval.run(session.output().stream(), set));
                session.progress().clear();
            }
        }
        broken.forEach(bar -> session.output().line(PlainText.oneLine("BROKEN: " + bar)));
        return broken.isEmpty() ? session.complaints().exitCode() : Complaints.BAR_BROKEN;
    }
}
