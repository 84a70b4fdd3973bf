package dev.earmark.report;

import dev.earmark.scoring.Evidence;
import dev.earmark.scoring.Verdict;
import dev.earmark.transcript.TimeSpan;
import org.jspecify.annotations.Nullable;

/** How evidence is told, the same in every report. */
public final class Evidences {

    /** The end of a place longer than this is told too. */
    private static final long PLACE_MS = 8_000;

    private Evidences() {}

    /** What the place is, before the words that were said there; empty where the words speak for themselves. */
    public static String kind(Evidence evidence, Verdict verdict) {
        return switch (evidence.kind()) {
            case PROOF -> evidence.quote().isBlank() ? "Here" + end(evidence.time(), ", until ") : "";
            case EXPECTED_HERE -> missed(verdict) ? "Should have been "
                    + (end(evidence.time(), "").isEmpty() ? "here" : "said by " + end(evidence.time(), ""))
                    : "Looked for here" + end(evidence.time(), ", until ");
            case NEAR_MISS -> "Nearest thing said";
        };
    }

    /** The same inside the transcript, where "here" is the turn, and followed by the criterion. */
    public static String besideTurn(Evidence evidence, Verdict verdict) {
        return switch (evidence.kind()) {
            case PROOF -> "evidence for ";
            case EXPECTED_HERE -> (missed(verdict) ? "should have been said here" : "looked for here") + end(evidence.time(), " or by ")
                    + ": ";
            case NEAR_MISS -> "nearest thing said for ";
        };
    }

    private static String end(@Nullable TimeSpan time, String before) {
        return time != null && time.lengthMs() > PLACE_MS ? before + Clock.at(time.endMs()) : "";
    }

    private static boolean missed(Verdict verdict) {
        return switch (verdict) {
            case Verdict.NotMet _, Verdict.Partly _ -> true;
            case Verdict.Met _, Verdict.NotApplicable _, Verdict.Unscored _ -> false;
        };
    }
}
