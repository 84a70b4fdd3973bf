package dev.earmark.speech;

import dev.earmark.speech.gate.Stretch;
import dev.earmark.transcript.TimeSpan;
import java.util.List;

/**
 * Maps the engine's clock, which counts only what it was fed, to the clock of the recording.
 *
 * @param stretches that were fed one after the other
 */
record FedTime(List<Stretch> stretches) {

    FedTime {
        stretches = List.copyOf(stretches);
    }

    /**
     * A word lies within one stretch. One that the engine has laid across a cut belongs to the stretch that holds its middle, and ends
     * where that ends.
     */
    TimeSpan inRecording(double startSeconds, double endSeconds) {
        double middleMs = (startSeconds + endSeconds) * 500;
        long fedMs = 0;
        Stretch holding = stretches.getFirst();
        for (Stretch stretch : stretches) {
            holding = stretch;
            if (middleMs < fedMs + stretch.lengthMs() || stretch == stretches.getLast()) {
                break;
            }
            fedMs += stretch.lengthMs();
        }
        long start = holding.startMs() + Math.round(startSeconds * 1_000) - fedMs;
        long end = holding.startMs() + Math.round(endSeconds * 1_000) - fedMs;
        long within = Math.clamp(start, holding.startMs(), holding.endMs());
        return new TimeSpan(within, Math.clamp(end, within, holding.endMs()));
    }
}
