package dev.earmark.report;

import dev.earmark.transcript.TimeSpan;
import dev.earmark.transcript.Transcript;
import dev.earmark.transcript.Turn;

/** How long an interaction is. */
public final class Durations {

    private Durations() {}

    /** The recording's length, or the end of the last turn when that is later or the only thing known; 0 without times. */
    public static long ofMs(Transcript transcript) {
        long last = 0;
        for (Turn turn : transcript.turns()) {
            TimeSpan time = turn.time();
            last = time == null ? last : Math.max(last, time.endMs());
        }
        return Math.max(last, Math.round(transcript.source().seconds() * 1000));
    }
}
