package dev.earmark.review;

import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;

/** Why a person is to see an interaction. The most urgent first. */
public enum Need {
    /** The machine says that something was missed which brings more than itself to zero. */
    CRITICAL_MISS("critical-miss"),
    DISPUTED("disputed"),
    /** What a person said does not fit any longer what the machine has found since. */
    UNFIT_REVISION("unfit-revision"),
    /** The machine could not tell, or is less sure than the rubric asks. */
    UNSURE("unsure"),
    /** A rule of the house chose it. */
    RULE("rule"),
    /** Somebody gave it to a reviewer. */
    ASSIGNED("assigned"),
    /** It was drawn at random for its agent and week. */
    SAMPLE("sample"),
    /** Something was missed by a verdict that labels have not shown to be more than a suggestion. */
    SUGGESTION_ONLY("suggestion-only");

    private final String label;

    Need(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** The higher, the more urgent; above 0. */
    public int rank() {
        return values().length - ordinal();
    }

    public static Optional<Need> of(String label) {
        return Arrays.stream(values()).filter(need -> need.label.equals(label)).findFirst();
    }

    /** Of the most urgent of them; 0 when there is none. */
    public static int rank(Collection<Need> needs) {
        return needs.stream().mapToInt(Need::rank).max().orElse(0);
    }
}
