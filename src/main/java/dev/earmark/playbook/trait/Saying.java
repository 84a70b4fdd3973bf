package dev.earmark.playbook.trait;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One sentence of an agent; in recognised speech, which has no full stops, one turn.
 *
 * @param turn    index in the transcript
 * @param stems   of its words in order; {@link SaidStems#GAP} where a name or a number was said
 * @param meaning null where no sentence model was asked
 */
public record Saying(int turn, Situation situation, List<String> stems, @Nullable MeaningSketch meaning) {

    public Saying {
        stems = List.copyOf(stems);
    }
}
