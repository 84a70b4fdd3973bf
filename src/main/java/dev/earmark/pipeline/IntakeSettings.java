package dev.earmark.pipeline;

import dev.earmark.audio.ChannelChoice;
import dev.earmark.fault.Rejected;

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
            throw new IllegalArgumentException("most-transcript-bytes is " + mostTranscriptBytes + "; it must be from 1000 to "
                    + MOST_BYTES);
        }
    }

    /**
     * Which channels carry whom.
     *
     * @throws Rejected with {@code pipeline.same-channel} when both parties would be on one
     */
    public ChannelChoice channels(Details known) {
        Integer agent = known.agentChannel();
        Integer customer = known.customerChannel();
        int chosenAgent = agent != null ? agent : customer == null ? agentChannel : other(customer);
        int chosenCustomer = customer == null ? other(chosenAgent) : customer;
        if (chosenAgent == chosenCustomer) {
            throw new Rejected("pipeline.same-channel", "Agent and customer cannot both be on channel " + chosenAgent
                    + "; give each their own.");
        }
        return new ChannelChoice(chosenAgent - 1, chosenCustomer - 1);
    }

    private static int other(int channel) {
        return channel == 1 ? 2 : 1;
    }

    /** The agent on the left; conversations of up to 32 MiB. */
    public static IntakeSettings defaults() {
        return new IntakeSettings(1, 32 << 20);
    }
}
