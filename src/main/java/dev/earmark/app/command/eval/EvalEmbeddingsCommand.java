package dev.earmark.app.command.eval;

import dev.earmark.app.Application;
import dev.earmark.app.Session;
import dev.earmark.eval.EmbeddingsEval;
import dev.earmark.language.embedding.Embedder;
import dev.earmark.rubric.Rubric;
import dev.earmark.text.PlainText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code earmark eval embeddings}. */
@Command(
        name = "embeddings",
        description =
        "Compares sentence models and ways to compare by meaning: F1 on the authors' own sentences and on labelled turns.",
        footerHeading = "%nExample:%n",
        footer = {"  earmark eval embeddings", "",
            "  With all-MiniLM-L6-v2 as a second model: build with the Maven profile embedding-candidates, then start with "
            + "EARMARK_BUILD=never:",
            "  mvn -q package -Dmaven.test.skip=true -Pembedding-candidates && EARMARK_BUILD=never ./earmark eval embeddings"})
final class EvalEmbeddingsCommand implements Callable<Integer> {

    private final Session session;

    EvalEmbeddingsCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (Application application = session.application()) {
            List<Embedder> embedders = new ArrayList<>(List.of(application.embedder()));
            Optional<Embedder> other = application.candidateEmbedder();
            other.ifPresent(embedders::add);
            if (other.isEmpty()) {
                session.output()
                        .line("Only the shipped sentence model is in this build; earmark eval embeddings --help tells how to compare it "
                        + "with another.");
            }
            Rubric acts = application.rubrics().get(session.home().resolve("eval-sets/bank-acts/bank-acts.yaml").toAbsolutePath()
                    .toString());
            session.progress().about("embeddings");
            new EmbeddingsEval(session.progress()).run(embedders, application.rubrics().all(), acts,
                    session.corpora().resolve("star-bank/chats.jsonl"), line -> {
                session.progress().clear();
                session.output().line(PlainText.oneLine(line));
            });
        }
        return session.complaints().exitCode();
    }
}
