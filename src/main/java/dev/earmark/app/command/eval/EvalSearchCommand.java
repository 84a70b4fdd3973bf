package dev.earmark.app.command.eval;

import dev.earmark.app.Application;
import dev.earmark.app.Session;
import dev.earmark.app.terminal.Complaints;
import dev.earmark.eval.search.SearchEval;
import dev.earmark.eval.search.SearchSpeed;
import dev.earmark.fault.Unavailable;
import dev.earmark.search.lucene.LuceneIndex;
import dev.earmark.text.PlainText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code earmark eval search}. */
@Command(
        name = "search",
        description = "How often a search finds the turn that is meant among the first ten, compared with plain BM25.",
        footerHeading = "%nExamples:%n",
        footer = {"  earmark eval search", "  earmark eval search coach-questions", "  earmark eval search --speed --turns 100000"})
final class EvalSearchCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(paramLabel = "SET", arity = "0..*", description = "Sets by name (default: ${DEFAULT-VALUE}).",
            defaultValue = "coach-questions qmsum", split = " ")
    private List<String> sets = new ArrayList<>();

    @Option(names = "--speed", description = "How fast an index of many turns answers while more arrive, beside the bare library.")
    private boolean speed;

    @Option(names = "--turns", paramLabel = "N", description = "Turns of that index (default: ${DEFAULT-VALUE}).", defaultValue = "1000000")
    private int turns = 1_000_000;

    @Option(names = "--without-meaning", description = "Leaves vectors out of that index.")
    private boolean wordsOnly;

    @Option(names = "--folder", paramLabel = "FOLDER",
            description = "Where that index is made, or asked where an earlier run left one (default: a temporary folder).")
    private @Nullable Path folder;

    EvalSearchCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (speed) {
            return speed();
        }
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

    private int speed() {
        try (Application application = session.application()) {
            SearchSpeed bench = new SearchSpeed(session.home().resolve("eval-sets"), application.uncachedEmbedder(), !wordsOnly, 1,
                    session.progress());
            Path place = folder == null ? Files.createTempDirectory("earmark-search") : folder;
            bench.run(session.output().stream(), place, turns);
            bench.meaning(session.output().stream());
            if (folder == null) {
                LuceneIndex.wipe(place);
                Files.deleteIfExists(place);
            }
        } catch (IOException failed) {
            throw new Unavailable("eval.not-written", "No folder can be made for the index: " + failed.getMessage() + ".", failed);
        }
        return session.complaints().exitCode();
    }
}
