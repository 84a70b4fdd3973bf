package dev.earmark.measure;

import java.time.Duration;

/**
 * The bounds between which a pause is a wait, talking at once is an interruption, and so on.
 *
 * @param pause          silences of a call are listed from this length on, so that a rubric can bound them itself; 3 s, the bound
 *                       from which contact-centre software usually calls silence "non-talk time"
 * @param deadAir        silences from this length on are counted as dead air; 5 s: agents who type often pause for 3 or 4 s, and past
 *                       5 s callers begin to ask whether anybody is there
 * @param hold           silences from this length on may have been a hold; 20 s, longer than looking something up in silence
 * @param typedWait      in chats and e-mails waits are listed, and counted as dead air, from this length on; 60 s
 * @param breath         shorter pauses between the words of one party belong to its talk; 0.5 s
 * @param cutIn          talking at once for less than this is ordinary turn-taking, not an interruption; 0.5 s
 * @param backChannel    "mm hmm", "okay" and the like below this length neither interrupt nor take the turn; 1 s
 * @param minWordsOfPace a speaking pace is shown from this many words of a party on, because fewer give no fair average; 20
 */
public record MeasureSettings(
        Duration pause, Duration deadAir, Duration hold, Duration typedWait, Duration breath, Duration cutIn, Duration backChannel,
        int minWordsOfPace) {

    public MeasureSettings {
        check("pause", pause);
        check("deadAir", deadAir);
        check("hold", hold);
        check("typedWait", typedWait);
        check("breath", breath);
        check("cutIn", cutIn);
        check("backChannel", backChannel);
        if (pause.compareTo(deadAir) > 0) {
            throw new IllegalArgumentException("pause is " + pause + " but may not be longer than deadAir, " + deadAir);
        }
        if (minWordsOfPace < 1) {
            throw new IllegalArgumentException("minWordsOfPace is " + minWordsOfPace + " but must be at least 1");
        }
    }

    public static MeasureSettings defaults() {
        return new MeasureSettings(
                Duration.ofSeconds(3), Duration.ofSeconds(5), Duration.ofSeconds(20), Duration.ofSeconds(60),
                Duration.ofMillis(500), Duration.ofMillis(500), Duration.ofSeconds(1), 20);
    }

    private static void check(String name, Duration bound) {
        if (bound.isNegative() || bound.isZero() || bound.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException(name + " is " + bound + " but must be above 0 and at most one hour");
        }
    }
}
