package dev.earmark.rubric.criteria;

import dev.earmark.transcript.Channel;
import dev.earmark.transcript.Speaker;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A short conversation, and what a careful reader says of one criterion in it.
 *
 * @param trade   what the business does
 * @param verdict {@code met}, {@code not_met} or {@code na}
 * @param turn    index of the turn that decides, from 0; null when none does
 */
public record LabelledCase(String trade, Channel channel, List<Line> turns, String verdict, @Nullable Integer turn) {

    public LabelledCase {
        turns = List.copyOf(turns);
    }

    /** What one party says. */
    public record Line(Speaker speaker, String text) {}
}
