package dev.earmark.moments;

import dev.earmark.scoring.act.Act;
import java.util.List;
import java.util.Map;

/** Tells what the sentences of a turn do. Deterministic; safe for many threads. */
@FunctionalInterface
public interface TurnActs {

    /** Knows nothing, so that no moments rest on it. */
    TurnActs NONE = _ -> List.of();

    /** In the order of the turn; empty where it cannot be told. */
    List<Sentence> of(String text);

    /**
     * @param text  as it stands in the turn
     * @param likely of each act, 0 to 1; acts below 0.05 may be left out
     */
    record Sentence(String text, Map<Act, Double> likely) {
        public Sentence {
            likely = Map.copyOf(likely);
        }

        /** That it does one of these. */
        double any(Act... acts) {
            double sum = 0;
            for (Act act : acts) {
                sum += likely.getOrDefault(act, 0.0);
            }
            return sum;
        }
    }
}
