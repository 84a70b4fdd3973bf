package dev.earmark.playbook;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who does best by one measure.
 *
 * @param performers agents with enough calls, the best first
 * @param calls      that the measure is known of
 * @param missing    what is missing, as a sentence; null when there are enough calls
 */
public record BestPerformers(List<Performer> performers, int calls, @Nullable String missing) {

    public BestPerformers {
        performers = List.copyOf(performers);
    }

    /**
     * Compares calls of the same queue, reason and period, and draws every share towards the usual.
     *
     * @param measure of each call, 0 to 1, better above; NaN where it is not known
     */
    public static BestPerformers of(List<CallFacts> facts, double[] measure, PlaySettings settings) {
        Map<List<String>, Integer> numbers = new HashMap<>();
        int[] strata = new int[measure.length];
        for (int i = 0; i < strata.length; i++) {
            CallFacts call = facts.get(i);
            strata[i] = numbers.computeIfAbsent(List.of(call.queue(), call.reason(), call.period()), _ -> numbers.size());
        }
        return of(facts, strata, measure, settings);
    }

    /** @param strata number of each call's stratum */
    static BestPerformers of(List<CallFacts> facts, int[] strata, double[] measure, PlaySettings settings) {
        Set<String> agents = new HashSet<>();
        int known = 0;
        for (int i = 0; i < measure.length; i++) {
            if (!Double.isNaN(measure[i])) {
                known++;
                agents.add(facts.get(i).agent());
            }
        }
        List<Performer> performers = Performers.ranked(facts, strata, measure, settings.leastCalls());
        String missing = performers.size() >= settings.leastAgents() ? null : String.format(Locale.ROOT,
                "Not enough calls: %d of the %d agents with a known outcome have %d calls with one, and at least %d must; there are %,d"
                + " such calls.", performers.size(), agents.size(), settings.leastCalls(), settings.leastAgents(), known);
        return new BestPerformers(performers, known, missing);
    }
}
