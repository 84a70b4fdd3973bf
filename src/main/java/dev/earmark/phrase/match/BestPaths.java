package dev.earmark.phrase.match;

import java.util.BitSet;

/** The best path into each state of an automaton, in arrays because there are very many. */
final class BestPaths {

    /** States that a path leads to. */
    final BitSet alive;
    private final double[] costs;
    private final double[] weights;
    private final int[] starts;
    private final int[] words;

    BestPaths(int states) {
        this.alive = new BitSet(states);
        this.costs = new double[states];
        this.weights = new double[states];
        this.starts = new int[states];
        this.words = new int[states];
    }

    /** Of all that was lost, added or replaced on the path. */
    double cost(int state) {
        return costs[state];
    }

    /** Of the pattern's words on the path. */
    double weight(int state) {
        return weights[state];
    }

    /** The first token of the path. */
    int start(int state) {
        return starts[state];
    }

    /** Tokens that a word of the pattern took. */
    int words(int state) {
        return words[state];
    }

    /** Keeps a path when none into this state is as good; a word more on it is worth a little. */
    void put(int state, double cost, double weight, int start, int wordsTaken) {
        if (alive.get(state)) {
            double difference = costs[state] - cost - 0.1 * (weights[state] - weight);
            if (difference < 0 || difference == 0 && starts[state] >= start) {
                return;
            }
        }
        costs[state] = cost;
        weights[state] = weight;
        starts[state] = start;
        words[state] = wordsTaken;
        alive.set(state);
    }

    void clear() {
        alive.clear();
    }
}
