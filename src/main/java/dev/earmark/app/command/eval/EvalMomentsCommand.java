package dev.earmark.app.command.eval;

import dev.earmark.app.Application;
import dev.earmark.app.Session;
import dev.earmark.app.terminal.Complaints;
import dev.earmark.eval.EvalSets;
import dev.earmark.eval.moment.MomentsEval;
import dev.earmark.eval.moment.MomentsEval.Figures;
import dev.earmark.fault.Unavailable;
import dev.earmark.moments.UsefulnessHead;
import dev.earmark.text.PlainText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
    private static final List<Double> LIKELIHOODS = List.of(0.0, 0.5, 0.6, 0.7, 0.8);

    private final Session session;

    @Option(names = "--candidates", paramLabel = "FILE",
            description = "Instead: write the moments for a reader to mark, one a line, with what was said around each.")
    private @Nullable Path candidates;

    @Option(names = "--train", paramLabel = "FILE",
            description = "Instead: learn from all marks which moments a coach would use, write it, and say whether it is what the program "
                    + "has.")
    private @Nullable Path head;

    EvalMomentsCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (Application application = session.application()) {
            Path sets = session.home().resolve("eval-sets");
            Path folder = sets.resolve("coach-moments");
            MomentsEval eval = new MomentsEval(application.engines(), new EvalSets(sets, session.corpora()), folder,
                    application.momentKinds(), application.acts(), session.progress());
            int exitCode = candidates != null ? write(eval, candidates) : head != null ? write(eval.head(), head) : figures(eval);
            session.progress().clear();
            return exitCode;
        }
    }

    private int figures(MomentsEval eval) {
        line("moments that readers have marked: %d; each trade is chosen by what the marks of the other trades teach", eval.marks());
        line("%-12s %-12s %13s %7s %9s %15s %9s %8s %7s", "half", "shown", "conversations", "of use", "precision", "95 % interval",
                "unmarked", "per call", "recall");
        print("mended-by", "as in 0.1", eval.before(false));
        print("held-out", "as in 0.1", eval.before(true));
        LIKELIHOODS.forEach(least -> {
            print("mended-by", least == 0 ? "all" : "from " + least, eval.now(false, least));
            print("held-out", least == 0 ? "all" : "from " + least, eval.now(true, least));
        });
        print("mended-by", "now", eval.now(false));
        Figures heldOut = eval.now(true);
        print("held-out", "now", heldOut);
        kinds("mended-by", eval.now(false));
        kinds("held-out", heldOut);
        boolean broken = heldOut.share() < LEAST_USEFUL;
        line("bar: precision of the first three at least %.2f in held-out trades: %s", LEAST_USEFUL, broken ? "BROKEN" : "held");
        return broken ? Complaints.BAR_BROKEN : session.complaints().exitCode();
    }

    private void print(String half, String ranking, Figures figures) {
        line("%-12s %-12s %13d %7s %9.2f %7.2f to %.2f %9d %8.2f %7.2f", half, ranking, figures.conversations(),
                figures.useful() + "/" + figures.marked(), figures.share(), figures.low(), figures.high(), figures.unmarked(),
                figures.each(), figures.recall());
    }

    private void kinds(String half, Figures figures) {
        line("%s, by kind: %s", half, figures.kinds().entrySet().stream()
                .map(kind -> kind.getKey() + " " + kind.getValue()[0] + "/" + kind.getValue()[1]).collect(Collectors.joining(", ")));
    }

    private int write(MomentsEval eval, Path file) {
        return write(String.join("\n", eval.candidates()) + "\n", file);
    }

    private int write(UsefulnessHead learnt, Path file) {
        boolean same = learnt.toText().equals(UsefulnessHead.load().toText());
        line("learnt from all marks: %s the one in the program", same ? "identical to" : "DIFFERENT from");
        return write(learnt.toText(), file);
    }

    private int write(String text, Path file) {
        try {
            Files.writeString(file, text);
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
