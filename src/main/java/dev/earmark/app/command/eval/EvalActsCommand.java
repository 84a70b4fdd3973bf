package dev.earmark.app.command.eval;

import dev.earmark.app.Application;
import dev.earmark.app.Session;
import dev.earmark.app.terminal.Complaints;
import dev.earmark.eval.ActsEval;
import dev.earmark.eval.act.ActTraining;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code earmark eval acts}. */
@Command(
        name = "acts",
        description = "How well checks by example recognise what single agent turns do: precision, recall and F1 on labelled bank chats.",
        footerHeading = "%nExample:%n",
        footer = "  earmark eval acts --disagreements")
final class EvalActsCommand implements Callable<Integer> {

    private static final String RUBRIC = "eval-sets/bank-acts/bank-acts.yaml";

    private final Session session;

    @Parameters(paramLabel = "CHATS", arity = "0..1",
            description = "Chats with an act for each agent turn (default: star-bank of the material).")
    private @Nullable Path chats;

    @Option(names = "--disagreements", description = "Also print the turns that were answered wrongly.")
    private boolean disagreements;

    @Option(names = "--training", description = "Instead: train the program's head of acts anew and say whether it comes out the same.")
    private boolean training;

    EvalActsCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (Application application = session.application()) {
            if (training) {
                boolean same = new ActTraining(application.embedder(), session.corpora()).check(session.output().stream());
                return same ? Complaints.FINE : Complaints.UNAVAILABLE;
            }
            Path file = chats == null ? session.corpora().resolve("star-bank/chats.jsonl") : chats;
            new ActsEval(application.scorer(), ActsEval.STAR_BANK).run(
                    session.output().stream(), file, application.rubrics().get(session.home().resolve(RUBRIC).toAbsolutePath().toString()),
                    disagreements);
        }
        return session.complaints().exitCode();
    }
}
