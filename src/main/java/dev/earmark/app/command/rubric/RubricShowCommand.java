package dev.earmark.app.command.rubric;

import dev.earmark.app.Application;
import dev.earmark.app.Session;
import dev.earmark.rubric.Criterion;
import dev.earmark.rubric.Rubric;
import dev.earmark.rubric.Section;
import dev.earmark.text.PlainText;
import dev.earmark.trust.Calibration;
import dev.earmark.trust.CriterionCalibration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code earmark rubric show}. */
@Command(name = "show", description = "Shows what a rubric asks, with weights.", footerHeading = "%nExample:%n",
        footer = "  earmark rubric show bank-phone-service")
final class RubricShowCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(paramLabel = "ID|FILE", description = "The rubric.")
    private String rubric = "";

    RubricShowCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (Application application = session.application()) {
            Rubric shown = application.rubrics().get(rubric);
            line(shown.title() + " (" + shown.id() + ", version " + shown.version() + ")");
            if (shown.passMark() != null) {
                line("Passes from " + number(shown.passMark()) + " %.");
            }
            beside(application);
            Optional<Calibration> calibration = application.calibrations().of(shown, application.embedder().modelId());
            shown.sections().forEach(section -> section(section, calibration, shown));
            line("");
            line(calibration.map(known -> "Calibrated on " + known.made() + " with " + known.conversations()
                    + " labelled conversations; below a confidence of "
                    + shown.trust().reviewBelow() + " a person should look.")
                    .orElse("Not calibrated: \"earmark calibrate " + shown.id()
                            + "\" learns from labels how far verdicts may be trusted."));
        }
        return session.complaints().exitCode();
    }

    /** A rubric that was named as a file has its calibration beside it. */
    private void beside(Application application) {
        application.calibrations().lookIn(application.rubrics().folderOf(rubric));
    }

    private void section(Section section, Optional<Calibration> calibration, Rubric shown) {
        line("");
        line(section.title());
        section.criteria().forEach(criterion -> criterion(criterion, calibration.flatMap(known -> known.of(criterion.id())), shown));
    }

    private void criterion(Criterion criterion, Optional<CriterionCalibration> calibration, Rubric shown) {
        line(String.format(Locale.ROOT, "  %5s  %-28s %s%s", number(criterion.weight()), criterion.id(), criterion.question(),
                criterion.autoFail() == null ? "" : " [a miss fails all of: " + criterion.autoFail().name().toLowerCase(Locale.ROOT)
                + "]"));
        calibration.map(CriterionCalibration::gate).ifPresent(gate ->
                line(String.format(Locale.ROOT, "         %s: %d labels, %d fails, kappa %.2f, true negatives %.2f (at least %.2f)%s",
                gate.state().label(), gate.labels(), gate.fails(), gate.kappa(), gate.trueNegativeRate(), gate.trueNegativeRateAtLeast(),
                gate.lacks(shown.trust()).isEmpty() ? "" : "; lacks: " + gate.lacks(shown.trust()))));
    }

    private void line(String text) {
        session.output().line(PlainText.oneLine(text));
    }

    private static String number(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.format(Locale.ROOT, "%.1f", value);
    }
}
