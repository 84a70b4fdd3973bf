package dev.earmark.phrase.match;

import dev.earmark.phrase.match.Automaton.Edge;
import dev.earmark.phrase.match.Sightings.Sighting;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A pattern and where its words stand on one line: most patterns can be passed over without a look at the rest. Not thread-safe. */
final class PatternSightings {

    private static final Step[] NO_STEPS = {};

    private final Automaton automaton;
    private final Sightings sightings;
    private final Step[] first;
    private final BitSet starts;
    private @Nullable BitSet telling;
    private Step @Nullable [][] steps;

    PatternSightings(Automaton automaton, Sightings sightings) {
        this.automaton = automaton;
        this.sightings = sightings;
        this.first = steps(automaton.first());
        this.starts = places(first);
    }

    /** An edge whose word stands somewhere on the line. */
    record Step(Edge edge, Sighting sighting) {}

    private Step[] steps(List<Edge> edges) {
        List<Step> steps = new ArrayList<>(edges.size());
        for (int i = 0; i < edges.size(); i++) {
            Sighting sighting = sightings.of(edges.get(i).test());
            if (!sighting.places().isEmpty()) {
                steps.add(new Step(edges.get(i), sighting));
            }
        }
        return steps.isEmpty() ? NO_STEPS : steps.toArray(NO_STEPS);
    }

    private static BitSet places(Step[] steps) {
        BitSet places = new BitSet();
        for (Step step : steps) {
            places.or(step.sighting.places());
        }
        return places;
    }

    Automaton automaton() {
        return automaton;
    }

    Sightings sightings() {
        return sightings;
    }

    /** Tokens with which a match may begin. */
    BitSet starts() {
        return starts;
    }

    /** Whether there can be a match between two tokens: a first word stands there, and one of those without which there is none. */
    boolean mayStand(int from, int to) {
        return anyBetween(starts, from, to) && (!automaton.needsContent() || anyBetween(telling(), from, to));
    }

    private BitSet telling() {
        if (telling == null) {
            telling = places(steps(automaton.content()));
        }
        return telling;
    }

    private static boolean anyBetween(BitSet places, int from, int to) {
        int place = places.nextSetBit(from);
        return place >= 0 && place < to;
    }

    /** That take the first word of a match. */
    Step[] first() {
        return first;
    }

    /** By state, in the order of the automaton's edges. */
    Step[][] steps() {
        if (steps == null) {
            steps = new Step[automaton.edges().size()][];
            for (int state = 0; state < steps.length; state++) {
                steps[state] = steps(automaton.edges().get(state));
            }
        }
        return steps;
    }
}
