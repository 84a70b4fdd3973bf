package dev.earmark.speech.gate;

/** A stretch of sound that is worth hearing, in milliseconds of the recording: {@code startMs} inclusive, {@code endMs} exclusive. */
public record Stretch(long startMs, long endMs) {

    public long lengthMs() {
        return endMs - startMs;
    }
}
