package dev.earmark.app.command.eval;

import dev.earmark.app.Application;
import dev.earmark.app.Session;
import dev.earmark.app.terminal.Complaints;
import dev.earmark.eval.EvalSets;
import dev.earmark.eval.moment.MomentsEval;
import dev.earmark.eval.moment.MomentsEval.Figures;
import dev.earmark.fault.Unavailable;
import dev.earmark.moments.MomentFinder;
import dev.earmark.search.KeptQueries;
import dev.earmark.text.PlainText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code earmark eval moments}. */
@Command(
        name = "moments",
        sortOptions = false,
        description =
        "How many of the first three moments of each conversation a coach would use, as a reader has marked them, compared with the "
        + "earlier ranking. Ends with exit code 1 when fewer than 85 of 100 are of use in the trades that are held out.",
        footerHeading = "%nExamples:%n",
        footer = {"  earmark eval moments", "  earmark eval moments --candidates to-mark.jsonl"})
final class EvalMomentsCommand implements Callable<Integer> {

    static final double LEAST_USEFUL = 0.85;

    private final Session session;

    @Option(names = "--candidates", paramLabel = "FILE",
            description = "Instead: write the moments for a reader to mark, one a line, with what was said around each.")
    private @Nullable Path candidates;

    EvalMomentsCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (Application application = session.application()) {
            Path sets = session.home().resolve("eval-sets");
            Path folder = sets.resolve("coach-moments");
            MomentsEval eval = new MomentsEval(application.engines(), new EvalSets(sets, session.corpora()), folder,
                    new MomentFinder(application.momentKinds(), KeptQueries.NONE, application.acts()), session.progress());
            session.progress().clear();
            return candidates == null ? figures(eval) : write(eval, candidates);
        }
    }

    private int figures(MomentsEval eval) {
        line("moments that a reader has marked: %d", eval.marks());
        line("%-12s %-8s %13s %7s %9s %15s %9s %8s %7s", "half", "ranking", "conversations", "of use", "precision", "95 % interval",
                "unmarked", "per call", "recall");
        print("mended-by", "before", eval.before(false));
        print("mended-by", "now", eval.now(false));
        print("held-out", "before", eval.before(true));
        Figures heldOut = eval.now(true);
        print("held-out", "now", heldOut);
        kinds("mended-by", eval.now(false));
        kinds("held-out", heldOut);
        boolean broken = heldOut.share() < LEAST_USEFUL;
        line("bar: precision of the first three at least %.2f in held-out trades: %s", LEAST_USEFUL, broken ? "BROKEN" : "held");
        return broken ? Complaints.BAR_BROKEN : session.complaints().exitCode();
    }

    private void print(String half, String ranking, Figures figures) {
        line("%-12s %-8s %13d %7s %9.2f %7.2f to %.2f %9d %8.2f %7.2f", half, ranking, figures.conversations(),
                figures.useful() + "/" + figures.marked(), figures.share(), figures.low(), figures.high(), figures.unmarked(),
                figures.each(), figures.recall());
    }

    private void kinds(String half, Figures figures) {
        line("%s, by kind: %s", half, figures.kinds().entrySet().stream()
                .map(kind -> kind.getKey() + " " + kind.getValue()[0] + "/" + kind.getValue()[1]).collect(Collectors.joining(", ")));
    }

    private int write(MomentsEval eval, Path file) {
        try {
            Files.write(file, eval.candidates());
            return session.complaints().exitCode();
        } catch (IOException failed) {
            throw new Unavailable("eval.not-written", "The moments cannot be written to " + file + ": " + failed.getMessage() + ".",
                    failed);
        }
    }

    private void line(String format, Object... values) {
        session.output().line(PlainText.oneLine(String.format(Locale.ROOT, format, values)));
    }
}
