package dev.earmark.phrase.match;

import dev.earmark.phrase.pattern.Pattern;
import dev.earmark.phrase.pattern.Slot;
import dev.earmark.phrase.match.Automaton.Edge;
import dev.earmark.phrase.match.Automaton.Skip;
import dev.earmark.phrase.sound.Ear;
import dev.earmark.phrase.words.Tokeniser;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntUnaryOperator;

/** Builds an {@link Automaton}; states are numbered in the order in which they are made. For one use. */
final class AutomatonBuilder {

    private static final double WEIGHT = 1;
    private static final double SMALL_WEIGHT = 0.5;
    private static final double LOOP_WEIGHT = 0.01;
    private static final Set<String> SMALL_WORDS = Set.of(
            "a", "an", "the", "i", "you", "he", "she", "it", "we", "they", "me", "us", "my", "your", "our", "is", "am", "are", "was", "be", "do",
            "does", "did", "have", "has", "had", "will", "would", "can", "could", "may", "to", "of", "in", "on", "at", "for", "with", "and", "or",
            "that", "this", "there", "how", "what", "so", "just");

    private final Map<String, List<Pattern>> lists;
    private final List<List<Edge>> edges = new ArrayList<>();
    private final List<List<Skip>> skips = new ArrayList<>();

    AutomatonBuilder(Map<String, List<Pattern>> lists) {
        this.lists = lists;
    }

    Automaton build(int accept) {
        return new Automaton(edges.stream().map(List::copyOf).toList(), skips.stream().map(List::copyOf).toList(), accept, accepting(accept), first(),
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

    int state() {
        edges.add(new ArrayList<>());
        skips.add(new ArrayList<>());
        return edges.size() - 1;
    }

    /** Adds {@code pattern} behind {@code state}; gives the state behind it. */
    int add(Pattern pattern, int state) {
        return switch (pattern) {
            case Pattern.Literal literal -> literal(literal, state);
            case Pattern.Sequence(List<Pattern> parts) -> {
                int at = state;
                for (Pattern part : parts) {
                    at = add(part, at);
                }
                yield at;
            }
            case Pattern.OneOf(List<Pattern> choices) -> either(state, choices.stream().<IntUnaryOperator>map(choice -> start -> add(choice, start)).toList());
            case Pattern.Maybe(Pattern part) -> maybe(state, start -> add(part, start));
            case Pattern.Gap(int most) -> gap(state, most);
            case Pattern.Named(String name) -> named(name, state);
        };
    }

    int word(int state, WordTest test) {
        int after = state();
        edges.get(state).add(new Edge(after, test, WEIGHT));
        return after;
    }

    /** Any number of further words at {@code state}; their small weight makes the longest run the best. */
    int loop(int state, WordTest test) {
        edges.get(state).add(new Edge(state, test, LOOP_WEIGHT));
        return state;
    }

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

    int maybe(int state, IntUnaryOperator part) {
        int end = part.applyAsInt(state);
        int after = state();
        skip(end, after);
        skip(state, after);
        return after;
    }

    private void skip(int from, int to) {
        skips.get(from).add(new Skip(to, 0, 0));
    }

    private int gap(int state, int most) {
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

    private int named(String name, int state) {
        List<Pattern> list = lists.get(name);
        return list == null
                ? SlotTests.compile(Slot.of(name).orElseThrow(), this, state)
                : either(state, list.stream().<IntUnaryOperator>map(choice -> start -> add(choice, start)).toList());
    }

    /** A literal may be several words ("what's" is "what is"), each of which a recogniser may have lost. */
    private int literal(Pattern.Literal literal, int state) {
        int at = state;
        for (String word : literal.prefix() ? List.of(literal.text()) : Tokeniser.words(literal.text())) {
            int after = state();
            double weight = SMALL_WORDS.contains(word) ? SMALL_WEIGHT : WEIGHT;
            edges.get(at).add(new Edge(after, new LiteralTest(word, literal.prefix()), weight));
            skips.get(at).add(new Skip(after, Ear.negation(word) ? WordTest.NEVER : weight, weight));
            at = after;
        }
        return at;
    }
}
