package dev.earmark.eval;

import dev.earmark.fault.Rejected;
import dev.earmark.scoring.Verdict;
import java.util.Arrays;

/** A verdict as people label it: a part of a criterion counts as met. */
public enum VerdictLabel {
    MET("met"),
    NOT_MET("not_met"),
    NOT_APPLICABLE("na"),
    /** Nobody labels so: the machine left it open, or has not answered. */
    UNSCORED("unscored");

    private final String label;

    VerdictLabel(String label) {
        this.label = label;
    }

    /** The word in files of labels. */
    public String label() {
        return label;
    }

    public static VerdictLabel of(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Met _, Verdict.Partly _ -> MET;
            case Verdict.NotMet _ -> NOT_MET;
            case Verdict.NotApplicable _ -> NOT_APPLICABLE;
            case Verdict.Unscored _ -> UNSCORED;
        };
    }

    /** @throws Rejected when people do not label so */
    static VerdictLabel labelled(String label, String place) {
        return Arrays.stream(values()).filter(answer -> answer != UNSCORED && answer.label.equals(label)).findFirst()
                .orElseThrow(() -> new Rejected("eval.labels-invalid",
                        place + ": \"" + label + "\" is no label; write met, not_met or na."));
    }
}
