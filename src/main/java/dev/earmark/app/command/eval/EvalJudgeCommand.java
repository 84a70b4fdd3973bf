package dev.earmark.app.command.eval;

import dev.earmark.app.Application;
import dev.earmark.app.Session;
import dev.earmark.app.terminal.Complaints;
import dev.earmark.eval.LabelledSet;
import dev.earmark.eval.bench.JudgeEval;
import dev.earmark.pipeline.TranscriptReader;
import dev.earmark.rubric.Rubric;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/** {@code earmark eval judge}. */
@Command(
        name = "judge",
        description =
        "What judging by a language model costs besides the model, and whether a second scoring asks it again; exit code 1 above 2 ms a "
        + "criterion.",
        footerHeading = "%nExample:%n",
        footer = "  earmark eval judge")
final class EvalJudgeCommand implements Callable<Integer> {

    private static final double MOST_MILLISECONDS = 2;

    private final Session session;

    EvalJudgeCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        Path replies = Files.createTempDirectory("earmark-replies");
        try (Application application = session.application()) {
            PrintStream out = session.output().stream();
            Path sets = session.home().resolve("eval-sets");
            Rubric rubric = application.rubrics().get(sets.resolve("injections/rubric.yaml").toString());
            JudgeEval eval = new JudgeEval(application.prompts(), application.settings().judge(), application.embedder());
            JudgeEval.Cost cost = eval.cost(out, set(application, sets.resolve("bank-phone-service")), rubric, replies);
            boolean broken = cost.secondCalls() > 0 || cost.millisecondsPerCriterion() > MOST_MILLISECONDS;
            return broken ? Complaints.BAR_BROKEN : session.complaints().exitCode();
        } finally {
            delete(replies);
        }
    }

    private static LabelledSet set(Application application, Path folder) {
        Path cases = folder.resolve("cases.jsonl");
        return LabelledSet.read(String.valueOf(folder.getFileName()), cases, cases, new TranscriptReader(application.settings().intake()));
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
