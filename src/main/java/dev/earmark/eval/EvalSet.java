package dev.earmark.eval;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * Labelled material and what is asked of it.
 *
 * @param folder holds {@code eval-set.yaml} and the accepted baseline
 * @param about  what the set tells, one sentence
 * @param rubric id or file; empty when the question needs none
 * @param data   folder of the material; need not exist
 * @param cases  the material; need not exist
 * @param labels may be the same file
 */
public record EvalSet(String name, Question question, Path folder, String about, String rubric, Path data, Path cases, Path labels,
        Bars bars) {

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

    public Path baseline() {
        return folder.resolve("baseline.json");
    }
}
