package dev.earmark.insight;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a coach may talk about with one agent: praise first, one thing to work on.
 *
 * @param calls     that were looked at
 * @param strengths at most three, the clearest first
 * @param focus     null when nothing repeats
 * @param later     what repeats, too, and has time
 * @param team      what most of the team misses: nothing to tell one agent
 * @param lacking   what is missing for an answer, one sentence; null when there is enough
 */
public record Priorities(int calls, List<Repeating> strengths, @Nullable Repeating focus, List<Repeating> later, List<Repeating> team,
        @Nullable String lacking) {

    public Priorities {
        strengths = List.copyOf(strengths);
        later = List.copyOf(later);
        team = List.copyOf(team);
    }
}
