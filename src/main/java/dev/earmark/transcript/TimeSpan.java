package dev.earmark.transcript;

/** From {@code startMs} (inclusive) to {@code endMs} (exclusive), milliseconds from the start of the recording; both at least 0. */
public record TimeSpan(long startMs, long endMs) {

    public TimeSpan {
        if (startMs < 0 || endMs < startMs) {
            throw new IllegalArgumentException("time span from " + startMs + " to " + endMs + " ms");
        }
    }

    public long lengthMs() {
        return endMs - startMs;
    }

    /** Milliseconds that both spans cover, 0 when they do not touch. */
    public long overlapMs(TimeSpan other) {
        return Math.max(0, Math.min(endMs, other.endMs) - Math.max(startMs, other.startMs));
    }

    /** The smallest span that covers both. */
    public TimeSpan covering(TimeSpan other) {
        return new TimeSpan(Math.min(startMs, other.startMs), Math.max(endMs, other.endMs));
    }
}
