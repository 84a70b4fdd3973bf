package dev.earmark.pipeline;

import dev.earmark.audio.ChannelChoice;
import dev.earmark.fault.Rejected;
import dev.earmark.naming.NamePattern;
import dev.earmark.speech.party.Swap;
import java.time.DateTimeException;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * How files are taken in.
 *
 * @param agentChannel        channel of a recording that carries the agent when neither option nor sidecar says: 1 is left, 2 is right
 * @param mostTranscriptBytes largest single conversation that is read as text
 * @param pairs               how the names of two recordings end that are one call, as {@link CallPairs} reads it
 * @param swap                what is done when agent and customer seem to be on each other's channel
 * @param namePattern         what the names of files and folders say, as {@link NamePattern} reads it
 * @param nameZone            time zone of times in names that do not say theirs, such as {@code Europe/Berlin}; null: this machine's
 */
public record IntakeSettings(int agentChannel, int mostTranscriptBytes, String pairs, Swap swap, String namePattern,
        @Nullable String nameZone) {

    private static final String USUAL_PAIRS = "-out/-in _out/_in -tx/-rx _tx/_rx -agent/-customer _agent/_customer -agent/-caller "
            + "_agent/_caller";

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
        CallPairs.check(pairs);
        names(namePattern, nameZone);
    }

    /** Nothing is read from names. */
    public IntakeSettings(int agentChannel, int mostTranscriptBytes, String pairs, Swap swap) {
        this(agentChannel, mostTranscriptBytes, pairs, swap, "none", null);
    }

    /** With the usual pairs; parties are swapped when it is sure. */
    public IntakeSettings(int agentChannel, int mostTranscriptBytes) {
        this(agentChannel, mostTranscriptBytes, USUAL_PAIRS, Swap.AUTO);
    }

    NamePattern names() {
        return names(namePattern, nameZone);
    }

    private static NamePattern names(String pattern, @Nullable String zone) {
        return new NamePattern(pattern, zone(zone));
    }

    private static ZoneId zone(@Nullable String name) {
        try {
            return name == null || name.isBlank() ? ZoneId.systemDefault() : ZoneId.of(name.strip());
        } catch (DateTimeException unknown) {
            throw new IllegalArgumentException("name-zone is \"" + name + "\"; it must be a time zone such as Europe/Berlin", unknown);
        }
    }

    /** Time zone of times in names that do not say theirs. */
    public ZoneId zone() {
        return zone(nameZone);
    }

    CallPairs callPairs() {
        return new CallPairs(pairs);
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
