package dev.earmark.phrase.match;

import dev.earmark.phrase.match.Automaton.Edge;
import dev.earmark.phrase.match.Automaton.Skip;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * The states of an {@link Automaton} under construction, numbered in the order in which they are made: what takes no word always leads to a
 * higher one. Each method that adds something takes the state it begins behind and gives the state behind it. For one use.
 */
final class StateGraph {

    /** Of a word without which a match says less. */
    static final double WEIGHT = WordWeight.FULL;
    private static final double LOOP_WEIGHT = 0.01;

    private final List<List<Edge>> edges = new ArrayList<>();
    private final List<List<Skip>> skips = new ArrayList<>();

    int state() {
        edges.add(new ArrayList<>());
        skips.add(new ArrayList<>());
        return edges.size() - 1;
    }

    /** One word that has to stand here. */
    int word(int state, WordTest test) {
        int after = state();
        edges.get(state).add(new Edge(after, test, WEIGHT));
        return after;
    }

    /** One word of a pattern, which may have been lost. @param costOfLoss what it costs to go on without it */
    int losable(int state, WordTest test, double weight, double costOfLoss) {
        int after = state();
        edges.get(state).add(new Edge(after, test, weight));
        skips.get(state).add(new Skip(after, costOfLoss, weight));
        return after;
    }

    /** Any number of further words at {@code state}; their small weight makes the longest run the best. */
    int loop(int state, WordTest test) {
        edges.get(state).add(new Edge(state, test, LOOP_WEIGHT));
        return state;
    }

    /** One of several ways. */
    int either(int state, List<IntUnaryOperator> choices) {
        List<Integer> ends = new ArrayList<>();
        for (IntUnaryOperator choice : choices) {
            int start = state();
            skip(state, start);
            ends.add(choice.applyAsInt(start));
        }
        int after = state();
        ends.forEach(end -> skip(end, after));
        return after;
    }

    /** A way that may be passed by. */
    int maybe(int state, IntUnaryOperator part) {
        int end = part.applyAsInt(state);
        int after = state();
        skip(end, after);
        skip(state, after);
        return after;
    }

    /** Up to {@code most} other words. */
    int gap(int state, int most) {
        int at = state;
        List<Integer> ends = new ArrayList<>(List.of(at));
        for (int i = 0; i < most; i++) {
            int after = state();
            edges.get(at).add(new Edge(after, WordTest.ANY, 0));
            ends.add(after);
            at = after;
        }
        int after = state();
        ends.forEach(end -> skip(end, after));
        return after;
    }

    private void skip(int from, int to) {
        skips.get(from).add(new Skip(to, 0, 0));
    }

    Automaton build(int accept) {
        return new Automaton(edges.stream().map(List::copyOf).toList(), skips.stream().map(List::copyOf).toList(), accept,
                accepting(accept), first(),
                heaviest(accept), content(), needsContent(accept));
    }

    private List<Edge> content() {
        return edges.stream().flatMap(List::stream).filter(edge -> edge.weight() == WEIGHT).toList();
    }

    private boolean needsContent(int accept) {
        BitSet reached = new BitSet();
        reached.set(0);
        for (int state = 0; state >= 0; state = reached.nextSetBit(state + 1)) {
            edges.get(state).stream().filter(edge -> edge.weight() < WEIGHT).forEach(edge -> reached.set(edge.to()));
            skips.get(state).stream().filter(skip -> skip.cost() == 0).forEach(skip -> reached.set(skip.to()));
        }
        return !reached.get(accept);
    }

    private double heaviest(int accept) {
        double[] weights = new double[edges.size()];
        for (int state = 0; state < weights.length; state++) {
            double weight = weights[state];
            edges.get(state).forEach(edge -> weights[edge.to()] = Math.max(weights[edge.to()], weight + edge.weight()));
            skips.get(state).forEach(skip -> weights[skip.to()] = Math.max(weights[skip.to()], weight + skip.weight()));
        }
        return weights[accept];
    }

    private List<Edge> first() {
        BitSet reached = new BitSet();
        reached.set(0);
        List<Edge> first = new ArrayList<>();
        for (int state = 0; state >= 0; state = reached.nextSetBit(state + 1)) {
            first.addAll(edges.get(state));
            skips.get(state).stream().filter(skip -> skip.cost() == 0).forEach(skip -> reached.set(skip.to()));
        }
        return List.copyOf(first);
    }

    private List<Integer> accepting(int accept) {
        BitSet accepting = new BitSet();
        accepting.set(accept);
        for (int state = edges.size() - 1; state >= 0; state--) {
            if (skips.get(state).stream().anyMatch(skip -> skip.cost() == 0 && accepting.get(skip.to()))) {
                accepting.set(state);
            }
        }
        return accepting.stream().boxed().toList();
    }
}
