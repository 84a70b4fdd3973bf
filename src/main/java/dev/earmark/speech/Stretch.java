package dev.earmark.speech;

/** A stretch of sound that is worth hearing, in milliseconds of the recording: {@code startMs} inclusive, {@code endMs} exclusive. */
record Stretch(long startMs, long endMs) {

    long lengthMs() {
        return endMs - startMs;
    }
}
