package dev.earmark.app.command.rubric;

import dev.earmark.app.Application;
import dev.earmark.app.Session;
import dev.earmark.fault.Fault;
import dev.earmark.fault.Unavailable;
import dev.earmark.rubric.Rubric;
import dev.earmark.rubric.RubricShelf;
import dev.earmark.rubric.lint.Hint;
import dev.earmark.rubric.lint.HintOrder;
import dev.earmark.rubric.lint.OtherCriterionLint;
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
        description = {
            "Checks rubrics and gives hints, first those that cost agreement with people; a rubric that is wrong ends with exit code 2.",
            "Without names all rubrics are checked, with the kinds of moments and the saved searches beside them."},
        footerHeading = "%nExamples:%n",
        footer = {"  earmark rubric lint my-rubric.yaml", "  earmark rubric lint"})
final class RubricLintCommand implements Callable<Integer> {

    /** Sentences that are computed between two looks at the clock. */
    private static final int AT_ONCE = 16;

    private final Session session;
    private boolean saidWithoutModel;

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
            if (rubrics.isEmpty()) {
                new MomentsLint(this::line).check(application);
            }
        }
        return session.complaints().exitCode();
    }

    private void lint(RubricShelf shelf, String name, Application application) {
        try {
            Rubric rubric = shelf.get(name);
            List<Hint> hints = new ArrayList<>(new RubricLint().check(rubric));
            hints.addAll(byMeaning(rubric, application));
            print(name, rubric, HintOrder.of(hints));
        } catch (Fault wrong) {
            session.tell(wrong);
        }
    }

    private void print(String name, Rubric rubric, List<Hint> hints) {
        line(name + ": " + rubric.criteria().count() + " criteria, no mistakes, "
                + (hints.isEmpty() ? "no hints" : "hints: " + hints.size()));
        HintOrder.Matter shown = null;
        for (Hint hint : hints) {
            HintOrder.Matter matter = HintOrder.matter(hint);
            if (matter != shown) {
                line("  " + matter.heading());
                shown = matter;
            }
            line("    " + hint.severity().label() + " " + hint.place() + ": " + hint.sentence() + " (" + hint.code() + ")");
        }
    }

    /** What the sentence model can tell. Without it the other hints are still given. */
    private List<Hint> byMeaning(Rubric rubric, Application application) {
        SameQuestionLint.Vectors vectors = sentences -> vectors(rubric, sentences, application);
        try {
            List<Hint> found = new ArrayList<>(OtherCriterionLint.check(rubric, vectors));
            found.addAll(SameQuestionLint.check(rubric, vectors));
            return found;
        } catch (Unavailable noModel) {
            session.progress().clear();
            if (!saidWithoutModel) {
                line("Sentences and questions were not compared by their meaning: " + noModel.sentence());
                saidWithoutModel = true;
            }
            return List.of();
        } finally {
            session.progress().clear();
        }
    }

    private List<float[]> vectors(Rubric rubric, List<String> sentences, Application application) {
        List<float[]> found = new ArrayList<>();
        for (int from = 0; from < sentences.size(); from += AT_ONCE) {
            session.progress().at("comparing the sentences of " + rubric.id(), (double) from / sentences.size());
            found.addAll(application.embedderOfRubrics().embed(sentences.subList(from, Math.min(sentences.size(), from + AT_ONCE))));
        }
        return found;
    }

    private void line(String text) {
        session.output().line(PlainText.oneLine(text));
    }
}
