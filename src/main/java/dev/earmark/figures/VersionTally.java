package dev.earmark.figures;

import dev.earmark.store.Figures.FigureRow;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How often the criteria of one version of a rubric are met, in its order, while rows are added. Not for several threads. */
final class VersionTally {

    private final List<String> ids;
    private final Tally[] earlier;
    /** By agent; null for interactions without one. */
    private final Map<@Nullable String, AgentTally> agents = new HashMap<>();

    /** @param ids of the criteria in the order of the letters of a row */
    VersionTally(List<String> ids) {
        this.ids = ids;
        this.earlier = tallies();
    }

    private static final class AgentTally {

        private final Tally[] met;
        private int interactions;

        AgentTally(Tally[] met) {
            this.met = met;
        }
    }

    private Tally[] tallies() {
        Tally[] tallies = new Tally[ids.size()];
        Arrays.setAll(tallies, _ -> new Tally());
        return tallies;
    }

    void take(FigureRow row) {
        AgentTally own = agents.computeIfAbsent(row.agentId(), _ -> new AgentTally(tallies()));
        own.interactions++;
        add(row.verdicts(), own.met);
    }

    void takeEarlier(FigureRow row) {
        add(row.verdicts(), earlier);
    }

    private static void add(String verdicts, Tally[] tallies) {
        for (int i = 0; i < Math.min(tallies.length, verdicts.length()); i++) {
            char letter = verdicts.charAt(i);
            boolean counts = letter == 'm' || letter == 'p' || letter == 'n';
            tallies[i].share(letter == 'm' ? 1 : 0, counts ? 1 : 0);
        }
    }

    List<String> ids() {
        return ids;
    }

    /** Of all agents together. */
    Tally[] now() {
        Tally[] sums = tallies();
        agents.values().forEach(agent -> {
            for (int i = 0; i < sums.length; i++) {
                sums[i].add(agent.met[i]);
            }
        });
        return sums;
    }

    Tally[] earlier() {
        return earlier;
    }

    /** Interactions of each agent. */
    Map<String, Integer> interactions() {
        Map<String, Integer> found = new HashMap<>();
        agents.forEach((agent, tally) -> {
            if (agent != null) {
                found.put(agent, tally.interactions);
            }
        });
        return found;
    }

    /** Null for an agent without interactions. */
    Tally @Nullable [] of(String agent) {
        AgentTally own = agents.get(agent);
        return own == null ? null : own.met;
    }
}
