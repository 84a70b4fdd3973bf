package dev.earmark.audio;

/**
 * Which channel of a recording carries which party.
 *
 * @param agentChannel    from 0 (left)
 * @param customerChannel from 0, another one
 */
public record ChannelChoice(int agentChannel, int customerChannel) {

    public static final ChannelChoice AGENT_LEFT = new ChannelChoice(0, 1);
    public static final ChannelChoice AGENT_RIGHT = new ChannelChoice(1, 0);

    public ChannelChoice {
        if (agentChannel < 0 || customerChannel < 0 || agentChannel == customerChannel) {
            throw new IllegalArgumentException("agent on channel " + agentChannel + ", customer on channel " + customerChannel);
        }
    }
}
