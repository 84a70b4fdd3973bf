package dev.earmark.app.command.rubric;

import dev.earmark.app.Application;
import dev.earmark.app.Session;
import dev.earmark.fault.Fault;
import dev.earmark.fault.Unavailable;
import dev.earmark.rubric.Rubric;
import dev.earmark.rubric.RubricShelf;
import dev.earmark.rubric.lint.Hint;
import dev.earmark.rubric.lint.RubricLint;
import dev.earmark.rubric.lint.SameQuestionLint;
import dev.earmark.text.PlainText;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code earmark rubric lint}. */
@Command(
        name = "lint",
        description = "Checks rubrics and gives hints; a rubric that is wrong ends with exit code 2.",
        footerHeading = "%nExamples:%n",
        footer = {"  earmark rubric lint my-rubric.yaml", "  earmark rubric lint"})
final class RubricLintCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(paramLabel = "ID|FILE", arity = "0..*", description = "Rubrics to check (default: all in the folder of rubrics).")
    private List<String> rubrics = new ArrayList<>();

    RubricLintCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (Application application = session.application()) {
            RubricShelf shelf = application.rubrics();
            for (String rubric : rubrics.isEmpty() ? shelf.ids() : rubrics) {
                lint(shelf, rubric, application);
            }
        }
        return session.complaints().exitCode();
    }

    private void lint(RubricShelf shelf, String name, Application application) {
        try {
            Rubric rubric = shelf.get(name);
            List<Hint> hints = new ArrayList<>(new RubricLint().check(rubric));
            hints.addAll(sameQuestions(rubric, application));
            session.output().line(PlainText.oneLine(name + ": " + rubric.criteria().count() + " criteria, no mistakes, "
                    + (hints.isEmpty() ? "no hints" : "hints: " + hints.size())));
            hints.forEach(hint -> session.output().line(PlainText.oneLine("  " + hint.severity().label() + " " + hint.place() + ": "
                    + hint.sentence() + " (" + hint.code() + ")")));
        } catch (Fault wrong) {
            session.tell(wrong);
        }
    }

    /** Without the sentence model there is one kind of hint less. */
    private List<Hint> sameQuestions(Rubric rubric, Application application) {
        try {
            return SameQuestionLint.check(rubric, application.embedder()::embed);
        } catch (Unavailable noModel) {
            session.output().line(PlainText.oneLine("Questions were not compared with each other: " + noModel.sentence()));
            return List.of();
        }
    }
}
