package dev.earmark.pipeline;

/**
 * How files are taken in.
 *
 * @param agentChannel        channel of a stereo recording that carries the agent when neither option nor sidecar says: 0 is left
 * @param mostTranscriptBytes largest single conversation that is read as text
 */
public record IntakeSettings(int agentChannel, int mostTranscriptBytes) {

    public IntakeSettings {
        if (agentChannel < 0 || agentChannel > 7) {
            throw new IllegalArgumentException("agent-channel is " + agentChannel + "; it must be from 0 (left) to 7");
        }
        if (mostTranscriptBytes < 1000 || mostTranscriptBytes > 256 << 20) {
            throw new IllegalArgumentException(
                    "most-transcript-bytes is " + mostTranscriptBytes + "; it must be from 1000 to " + (256 << 20));
        }
    }

    public static IntakeSettings defaults() {
        return new IntakeSettings(0, 32 << 20);
    }
}
