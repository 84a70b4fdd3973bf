package dev.earmark.rubric.lint;

/**
 * What a rubric's author should look at again.
 *
 * @param place    where: the key at the top of the file, or the criterion's id with the way to it, items counted from 1, for instance
 *                 {@code greeting.check.any[2].phrase[4]}
 * @param code     stable name of the kind of hint, for instance {@code question.double-barrelled}
 * @param sentence what is the matter and what to do, in one sentence
 */
public record Hint(Severity severity, String place, String code, String sentence) {

    /** How much a hint matters, the gravest first. */
    public enum Severity {
        /** It cannot work as it is written. */
        ERROR("error"),
        /** It works, and probably not as it is meant. */
        WARNING("warning"),
        /** It could be better. */
        ADVICE("advice");

        private final String label;

        Severity(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }
}
