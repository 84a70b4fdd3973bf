package dev.earmark.report;

import dev.earmark.scoring.Verdict;

/**
 * How a verdict looks everywhere: shape and word tell it, colour repeats it. The colours keep their distance under normal, protan,
 * deutan and tritan sight.
 *
 * @param name   used in style sheets and for the icon
 * @param symbol for text
 * @param word   for people
 * @param colour number in the 256-colour table of terminals, legible on black and on white
 */
public record VerdictLook(String name, String symbol, String word, int colour) {

    private static final VerdictLook MET = new VerdictLook("met", "✔", "Met", 32);
    private static final VerdictLook PARTLY = new VerdictLook("partly", "◐", "Partly met", 172);
    private static final VerdictLook MISSED = new VerdictLook("missed", "✖", "Missed", 161);
    private static final VerdictLook NOT_APPLICABLE = new VerdictLook("na", "⊖", "Does not apply", 245);
    private static final VerdictLook CANNOT_TELL = new VerdictLook("unsure", "◇", "Cannot tell", 134);

    static VerdictLook of(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Met _ -> MET;
            case Verdict.Partly _ -> PARTLY;
            case Verdict.NotMet _ -> MISSED;
            case Verdict.NotApplicable _ -> NOT_APPLICABLE;
            case Verdict.Unscored _ -> CANNOT_TELL;
        };
    }

    /** Whether points hang on it: neither "does not apply" nor "cannot tell" counts. */
    public static boolean counts(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Met _, Verdict.Partly _, Verdict.NotMet _ -> true;
            case Verdict.NotApplicable _, Verdict.Unscored _ -> false;
        };
    }
}
