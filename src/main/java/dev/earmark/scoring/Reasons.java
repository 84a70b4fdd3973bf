package dev.earmark.scoring;

import dev.earmark.transcript.Speaker;
import java.util.Locale;

/** The words of which the sentence behind a verdict is made. */
public final class Reasons {

    private Reasons() {}

    /** A clause as a sentence. */
    public static String sentence(String clause) {
        return clause.substring(0, 1).toUpperCase(Locale.ROOT) + clause.substring(1).strip() + ".";
    }

    public static String who(Speaker speaker) {
        return switch (speaker) {
            case AGENT -> "the agent";
            case CUSTOMER -> "the customer";
            case OTHER -> "the other one";
            case UNKNOWN -> "somebody";
            case BOT -> "the bot";
            case SYSTEM -> "the system";
            case QUOTED -> "a quoted message";
        };
    }

    /** {@code "at 0:07"}, or the number of the turn where there are no times. */
    public static String at(Evidence evidence) {
        if (evidence.time() != null) {
            return "at " + clock(evidence.time().startMs());
        }
        return evidence.turn() == null ? "" : "in turn " + (evidence.turn() + 1);
    }

    /** {@code "0:07"}. */
    public static String clock(long ms) {
        long seconds = ms / 1_000;
        return seconds / 60 + ":" + (seconds % 60 < 10 ? "0" : "") + seconds % 60;
    }

    /** {@code "65 %"}. */
    public static String percent(double share) {
        return Math.round(share * 100) + " %";
    }
}
