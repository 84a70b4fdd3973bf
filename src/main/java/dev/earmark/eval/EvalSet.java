package dev.earmark.eval;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Labelled material and what is asked of it.
 *
 * @param folder holds {@code eval-set.yaml} and the accepted baseline
 * @param about  what the set tells, one sentence
 * @param rubric id or file; empty when the question needs none
 * @param data   folder of the material; need not exist
 * @param cases  the material; need not exist
 * @param labels may be the same file
 * @param part   which cases are held out, where the material itself does not say so; null to leave that to the material
 * @param shown  criteria that are shown and not counted, by id
 */
public record EvalSet(String name, Question question, Path folder, String about, String rubric, Path data, Path cases, Path labels,
        Bars bars, @Nullable Part part, List<String> shown) {

    public EvalSet {
        shown = List.copyOf(shown);
    }

    /** Of which the material itself says what is held out, and all criteria count. */
    public EvalSet(String name, Question question, Path folder, String about, String rubric, Path data, Path cases, Path labels,
            Bars bars) {
        this(name, question, folder, about, rubric, data, cases, labels, bars, null, List.of());
    }

    /** Held out is a case of which the field of its labels holds one of the values. */
    public record Part(String field, List<String> heldOut) {
        public Part {
            heldOut = List.copyOf(heldOut);
        }
    }

    /** What a set asks. */
    public enum Question {
        /** How far verdicts agree with people's. */
        CRITERIA("criteria"),
        /** Whether what a caller says can talk the machine into a better verdict. */
        INJECTIONS("injections"),
        /** How many words are heard wrongly. */
        SPEECH("speech"),
        /** How well a customer's sentiment is read. */
        SENTIMENT("sentiment"),
        /** How well checks by example recognise what single turns do. */
        ACTS("acts");

        private final String label;

        Question(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }

        static Optional<Question> of(String label) {
            return Arrays.stream(values()).filter(question -> question.label.equals(label)).findFirst();
        }
    }

    /** By which its rubric is found; one that the set brings along is named by its place in the set's folder. */
    public String rubricName() {
        return rubric.endsWith(".yaml") ? folder.resolve(rubric).toAbsolutePath().toString() : rubric;
    }

    public Path baseline() {
        return folder.resolve("baseline.json");
    }
}
