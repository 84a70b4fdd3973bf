package dev.earmark.pipeline;

/**
 * How files are taken in.
 *
 * @param agentChannel        channel of a recording that carries the agent when neither option nor sidecar says: 1 is left, 2 is right
 * @param mostTranscriptBytes largest single conversation that is read as text
 */
public record IntakeSettings(int agentChannel, int mostTranscriptBytes) {

    private static final int MOST_CHANNELS = 8;
    private static final int MOST_BYTES = 256 << 20;

    public IntakeSettings {
        if (agentChannel < 1 || agentChannel > MOST_CHANNELS) {
            throw new IllegalArgumentException("agent-channel is " + agentChannel + "; it must be from 1 (left) to " + MOST_CHANNELS);
        }
        if (mostTranscriptBytes < 1000 || mostTranscriptBytes > MOST_BYTES) {
            throw new IllegalArgumentException("most-transcript-bytes is " + mostTranscriptBytes + "; it must be from 1000 to " + MOST_BYTES);
        }
    }

    /** The agent on the left; conversations of up to 32 MiB. */
    public static IntakeSettings defaults() {
        return new IntakeSettings(1, 32 << 20);
    }
}
