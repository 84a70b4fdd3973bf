package dev.earmark.app.command.eval;

import dev.earmark.app.Application;
import dev.earmark.app.Session;
import dev.earmark.app.terminal.Complaints;
import dev.earmark.eval.sentiment.SentimentEval;
import dev.earmark.eval.sentiment.SentimentTraining;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code earmark eval sentiment}. */
@Command(
        name = "sentiment",
        description =
        "Compares ways to measure a customer's sentiment on support chats that people have labelled: macro-F1 and processor time.",
        footerHeading = "%nExample:%n",
        footer = "  earmark eval sentiment")
final class EvalSentimentCommand implements Callable<Integer> {

    private final Session session;

    @Option(names = "--training", description = "Instead: train the program's reader anew and say whether it comes out the same.")
    private boolean training;

    EvalSentimentCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (Application application = session.application()) {
            if (training) {
                boolean same = new SentimentTraining(application.embedder()).check(session.output().stream());
                return same ? Complaints.FINE : Complaints.UNAVAILABLE;
            }
            new SentimentEval(session.corpora(), application.embedder()).run(session.output().stream());
        }
        return session.complaints().exitCode();
    }
}
