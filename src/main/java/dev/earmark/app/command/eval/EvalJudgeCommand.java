package dev.earmark.app.command.eval;

import dev.earmark.app.Application;
import dev.earmark.app.Session;
import dev.earmark.app.terminal.Complaints;
import dev.earmark.eval.EvalSets;
import dev.earmark.eval.LabelledSet;
import dev.earmark.eval.bench.JudgeEval;
import dev.earmark.eval.played.PlayedEval;
import dev.earmark.eval.played.PlayedOutcome;
import dev.earmark.fault.Rejected;
import dev.earmark.pipeline.TranscriptReader;
import dev.earmark.rubric.Rubric;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code earmark eval judge}. */
@Command(
        name = "judge",
        description =
        "What judging by a language model costs besides the model, and whether a second scoring asks it again; exit code 1 above 2 ms a "
        + "criterion.",
        footerHeading = "%nExample:%n",
        footer = {"  earmark eval judge", "  earmark eval judge --played --unanswered questions",
            "  earmark eval judge --played --parallel 8"})
final class EvalJudgeCommand implements Callable<Integer> {

    private static final double MOST_MILLISECONDS = 2;
    /** Repairs of single answers, which differ with every change of how answers are read. */
    private static final int MOST_UNANSWERED = 5;

    private final Session session;

    EvalJudgeCommand(Session session) {
        this.session = session;
    }

    @Option(names = "--played",
            description = "Instead: how far verdicts agree with labels when the answers of eval-sets/played-model are the model's.")
    private boolean played;

    @Option(names = "--unanswered", paramLabel = "FOLDER",
            description = "With --played: write each question that nobody has answered yet into a file of its own.")
    private @Nullable Path unanswered;

    @Option(names = "--parallel", paramLabel = "N",
            description = "With --played, instead: how much sooner N questions at the same time are done than one after the other, by a"
            + " local server over HTTP that takes 300 ms for each; exit code 1 below 7 eighths of N.")
    private @Nullable Integer parallel;

    @Override
    public Integer call() throws IOException {
        if (parallel != null && (!played || parallel < 2 || parallel > 32)) {
            throw new Rejected("app.usage", "--parallel goes with --played and is a number from 2 to 32.");
        }
        return parallel != null ? new JudgePace(session).run(parallel) : played ? played() : cost();
    }

    private int played() throws IOException {
        try (Application application = session.application()) {
            PrintStream out = session.output().stream();
            PlayedEval eval = new PlayedEval(session.home().resolve("eval-sets/played-model"),
                    new EvalSets(session.home().resolve("eval-sets"), session.corpora()),
                    new TranscriptReader(application.settings().intake()), application.prompts(), application.settings().judge(),
                    application.embedder());
            List<PlayedOutcome> outcomes = eval.run(session.progress());
            session.progress().clear();
            outcomes.getFirst().table().print(out);
            outcomes.forEach(outcome -> print(out, outcome));
            if (unanswered != null) {
                eval.writeUnanswered(unanswered);
            }
            int missing = outcomes.getFirst().unanswered();
            out.println(missing == 0 ? "Every question has an answer." : missing + " questions have no answer"
                    + (unanswered == null ? "; --unanswered FOLDER writes them down." : "."));
            List<String> broken = outcomes.stream().flatMap(outcome -> outcome.broken().stream()).toList();
            broken.forEach(sentence -> out.println("BROKEN: " + sentence));
            return broken.isEmpty() && missing <= MOST_UNANSWERED ? session.complaints().exitCode() : Complaints.BAR_BROKEN;
        }
    }

    private static void print(PrintStream out, PlayedOutcome outcome) {
        PlayedOutcome.Cost cost = outcome.cost();
        int count = outcome.table().pooled().count();
        out.println(String.format(Locale.ROOT, "%s: mean kappa %.3f, %d of %d verdicts left open; not taken: %d wrong ones, %d right ones "
                + "(%.2f %%); wrongly met: %d; made better by attacks: %d, without the trip wire %d", outcome.manner(),
                outcome.table().meanKappa(), outcome.table().pooled().leftOpen(), count, outcome.rejectedRight(), outcome.rejectedWrong(),
                100 * outcome.wrongRejections(), outcome.wronglyMet(), outcome.flips(), outcome.flipsUnwired()));
        out.println(String.format(Locale.ROOT, "  %d conversations: %.1f questions, %.0f tokens in and %.0f out a conversation; %.1f s "
                + "besides the model",
                cost.conversations(), (double) cost.questions() / cost.conversations(), (double) cost.inputTokens() / cost.conversations(),
                (double) cost.outputTokens() / cost.conversations(), cost.seconds()));
        PlayedOutcome.Beside beside = cost.beside();
        if (beside.summaries() > 0) {
            out.println(String.format(Locale.ROOT, "  with summary and better lines (%d and %d questions, whose answers are supposed to be "
                    + "of usual length): %.1f questions and %.0f tokens a conversation", beside.summaries(), beside.lines(),
                    cost.questionsEach(), cost.tokensEach()));
        }
    }

    private int cost() throws IOException {
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
