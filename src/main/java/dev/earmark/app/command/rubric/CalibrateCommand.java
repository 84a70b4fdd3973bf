package dev.earmark.app.command.rubric;

import dev.earmark.app.Application;
import dev.earmark.app.Session;
import dev.earmark.eval.CalibrationRun;
import dev.earmark.eval.Calibrator;
import dev.earmark.eval.EvalSet;
import dev.earmark.eval.EvalSet.Question;
import dev.earmark.eval.EvalSets;
import dev.earmark.eval.LabelledSet;
import dev.earmark.eval.LabelledSet.Split;
import dev.earmark.eval.page.CalibrationPage;
import dev.earmark.fault.NotFound;
import dev.earmark.fault.Unavailable;
import dev.earmark.rubric.Rubric;
import dev.earmark.text.PlainText;
import dev.earmark.trust.Calibration;
import dev.earmark.trust.CalibrationFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code earmark calibrate}. */
@Command(
        name = "calibrate",
        sortOptions = false,
        description =
        "Learns from people's labels how sure a rubric's verdicts are and how far they may be trusted, and writes that beside the "
        + "rubric, as ID.calibration.yaml.",
        footerHeading = "%nExamples:%n",
        footer = {"  earmark calibrate sales-call", "  earmark calibrate my-rubrics/claims.yaml my-sets/claims"})
public final class CalibrateCommand implements Callable<Integer> {

    private final Session session;
    private final Clock clock;

    @Parameters(index = "0", paramLabel = "RUBRIC", description = "Its id or file.")
    private String rubric = "";

    @Parameters(index = "1..*", paramLabel = "SET", arity = "0..*",
            description = "Sets of labels by name, or their folders (default: the project's sets for this rubric).")
    private List<String> sets = new ArrayList<>();

    @Option(names = "--split", paramLabel = "all|held-out|write",
            description =
            "Which cases to learn from (default: ${DEFAULT-VALUE}). Cases that a rubric was written with make it look better than it is.",
            defaultValue = "held-out")
    private String split = "held-out";

    @Option(names = "--output", paramLabel = "FOLDER", description = "Where calibration.html is written (default: ${DEFAULT-VALUE}).",
            defaultValue = "earmark-eval")
    private Path output = Path.of("earmark-eval");

    public CalibrateCommand(Session session) {
        this.session = session;
        this.clock = Clock.systemUTC();
    }

    @Override
    public Integer call() {
        try (Application application = session.application()) {
            Rubric read = application.rubrics().get(rubric);
            List<EvalSet> chosen = chosen(read);
            List<LabelledSet.Case> cases = chosen.stream()
                    .flatMap(set -> LabelledSet.read(set.name(), set.cases(), set.labels(), application.engines().reader()).cases()
                            .stream())
                    .filter(this::wanted).toList();
            if (cases.isEmpty()) {
                throw new NotFound("eval.set-missing", "No case of these sets is " + split + "; try --split all.");
            }
            session.progress().about(read.id());
            CalibrationRun run = new Calibrator(application.uncalibrated()).run(read, new LabelledSet(read.id(), cases),
                    chosen.stream().map(EvalSet::name).toList(), LocalDate.ofInstant(clock.instant(), java.time.ZoneOffset.UTC),
                    session.progress());
            session.progress().clear();
            Path file = CalibrationFile.beside(application.rubrics().folderOf(rubric), read.id());
            CalibrationFile.write(file, run.calibration());
            print(run, file, page(run));
        }
        return session.complaints().exitCode();
    }

    private List<EvalSet> chosen(Rubric read) {
        EvalSets known = new EvalSets(session.home().resolve("eval-sets"), session.corpora());
        List<EvalSet> chosen = sets.isEmpty()
                ? known.all().stream().filter(set -> set.question() == Question.CRITERIA && set.rubric().equals(read.id())
                        && set.cases().startsWith(set.folder())).toList()
                : sets.stream().map(known::get).toList();
        if (chosen.isEmpty()) {
            throw new NotFound("eval.set-missing", "There is no eval set for the rubric " + read.id()
                    + "; name one, or write one as eval-sets/README.md says.");
        }
        return chosen;
    }

    private boolean wanted(LabelledSet.Case labelled) {
        return switch (split) {
            case "all" -> true;
            case "write" -> labelled.split() == Split.WRITE;
            case "held-out" -> labelled.split() != Split.WRITE;
            default -> throw new dev.earmark.fault.Rejected("app.usage",
                    "--split is \"" + split + "\"; it must be all, held-out or write.");
        };
    }

    private Path page(CalibrationRun run) {
        try {
            Files.createDirectories(output);
            return Files.writeString(output.resolve("calibration-" + run.rubric().id() + ".html"), CalibrationPage.of(run));
        } catch (IOException failed) {
            throw new Unavailable("eval.not-written", "The report cannot be written to " + output + ": " + failed.getMessage() + ".",
                    failed);
        }
    }

    private void print(CalibrationRun run, Path file, Path page) {
        Calibration calibration = run.calibration();
        line("%s: %d conversations of %s", calibration.rubric(), calibration.conversations(), String.join(", ", calibration.sets()));
        line("%-26s %-12s %6s %5s %6s %5s %9s  %s", "criterion", "state", "labels", "fails", "kappa", "TNR", "at least", "lacks");
        calibration.criteria().values().forEach(one ->
                line("%-26s %-12s %6d %5d %6.2f %5.2f %9.2f  %s", one.criterion(), one.gate().state().label(), one.gate().labels(),
                        one.gate().fails(),
                one.gate().kappa(), one.gate().trueNegativeRate(), one.gate().trueNegativeRateAtLeast(),
                one.gate().lacks(run.rubric().trust())));
        line("expected calibration error, out of fold: %.3f before, %.3f after", calibration.errorBefore(), calibration.errorAfter());
        run.trades().forEach(trade -> line("  confidence of %.2f asked: %3.0f %% decided by the machine, people agree with %.1f %% of them",
                trade.asked(), 100 * trade.automated(), 100 * trade.agreement()));
        line("Written: %s, %s", file, page);
    }

    private void line(String format, Object... values) {
        session.output().line(PlainText.oneLine(String.format(Locale.ROOT, format, values)));
    }
}
