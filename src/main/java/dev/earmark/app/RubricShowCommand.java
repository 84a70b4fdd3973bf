package dev.earmark.app;

import dev.earmark.rubric.Criterion;
import dev.earmark.rubric.Rubric;
import dev.earmark.rubric.Section;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code earmark rubric show}. */
@Command(name = "show", description = "Shows what a rubric asks, with weights.", footerHeading = "%nExample:%n", footer = "  earmark rubric show bank-phone-service")
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
            shown.sections().forEach(this::section);
        }
        return session.complaints().exitCode();
    }

    private void section(Section section) {
        line("");
        line(section.title());
        section.criteria().forEach(this::criterion);
    }

    private void criterion(Criterion criterion) {
        line(String.format(Locale.ROOT, "  %5s  %-28s %s%s", number(criterion.weight()), criterion.id(), criterion.question(),
                criterion.autoFail() == null ? "" : " [a miss fails all of: " + criterion.autoFail().name().toLowerCase(Locale.ROOT) + "]"));
    }

    private void line(String text) {
        session.output().line(OneLine.of(text));
    }

    private static String number(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.format(Locale.ROOT, "%.1f", value);
    }
}
