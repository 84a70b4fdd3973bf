package dev.earmark.retention;

import dev.earmark.transcript.Channel;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How long one kind of data is kept of some interactions; null where it does not matter.
 *
 * @param days since the interaction began, 1 to {@value #MOST_DAYS}
 */
public record RetentionRule(DataKind kind, int days, @Nullable Channel channel, @Nullable String queue, @Nullable String team) {

    /** A hundred years. */
    public static final int MOST_DAYS = 36_525;

    public RetentionRule {
        if (days < 1 || days > MOST_DAYS) {
            throw new IllegalArgumentException("a rule of " + days + " days");
        }
    }

    /** How many of channel, queue and team it names: the more, the more specific. */
    public int named() {
        return (channel == null ? 0 : 1) + (queue == null ? 0 : 1) + (team == null ? 0 : 1);
    }

    boolean fits(Channel ofChannel, @Nullable String ofQueue, @Nullable String ofTeam) {
        return (channel == null || channel == ofChannel) && (queue == null || queue.equals(ofQueue)) && (team == null
                || team.equals(ofTeam));
    }

    /** Whether it is about the same interactions. */
    boolean about(RetentionRule other) {
        return kind == other.kind && channel == other.channel && Objects.equals(queue, other.queue) && Objects.equals(team, other.team);
    }

    /** Whether neither of the two is the more specific one for some interaction that both fit. */
    boolean ties(RetentionRule other) {
        return kind == other.kind && named() == other.named() && days != other.days && !apart(channel, other.channel)
                && !apart(queue, other.queue) && !apart(team, other.team);
    }

    private static boolean apart(@Nullable Object one, @Nullable Object other) {
        return one != null && other != null && !one.equals(other);
    }

    /** For people: {@code sound of voice, queue billing: 90 days}. */
    public String words() {
        List<String> about = new ArrayList<>();
        if (channel != null) {
            about.add(channel.label());
        }
        if (queue != null) {
            about.add("queue " + queue);
        }
        if (team != null) {
            about.add("team " + team);
        }
        return kind.label() + " of " + (about.isEmpty() ? "everything" : String.join(", ", about)) + ": " + days + (days == 1 ? " day"
                : " days");
    }
}
