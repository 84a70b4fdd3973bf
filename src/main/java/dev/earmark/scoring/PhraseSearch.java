package dev.earmark.scoring;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Finds a pattern in a line of words, the cheapest way through the automaton at each place (Viterbi 1967). Leaving out, replacing or
 * adding words costs; what is accepted is bounded by the cost relative to the weight of the words. Not thread-safe.
 */
final class PhraseSearch {

    /** Relative cost up to which spoken words still count: one small word in five may be lost, or one word a sound-alike. */
    static final double SPOKEN = 0.2;
    /** The same for typed words: one typing mistake. */
    static final double TYPED = 0.15;
    /** Relative cost up to which something counts as the nearest thing said. */
    static final double NEAR = 0.5;

    private static final double ADDED_WORD = 0.5;
    /** The confidence of a match that may be dropped for a better one: taking the mean of each would cost the square of a long run's length. */
    private static final double UNKNOWN_YET = 0;
    private static final int SHORTEST_SPLIT_WORD = 6;

    private final Line line;
    private final Ear ear;

    PhraseSearch(Line line, Ear ear) {
        this.line = line;
        this.ear = ear;
    }

    /**
     * Words that fit.
     *
     * @param from       first token of the line
     * @param to         token after the last
     * @param costShare  cost relative to the weight of the pattern's words, 0 for a perfect fit
     * @param confidence mean confidence of the recogniser in these words, 0 to 1
     */
    record Match(int from, int to, double costShare, double confidence) {}

    /** The cost share that counts as said in this interaction. */
    double tolerance() {
        return ear.spoken() ? SPOKEN : TYPED;
    }

    /** All matches between two tokens up to a cost share, cheapest first, none overlapping another. */
    List<Match> find(Automaton automaton, int from, int to, double costShare) {
        List<Match> found = new Run(automaton, from, to, costShare).matches();
        found.sort(Comparator.comparingDouble(Match::costShare).thenComparing(match -> match.from() - match.to()).thenComparing(Match::from));
        List<Match> kept = new ArrayList<>();
        BitSet taken = new BitSet();
        for (Match match : found) {
            int next = taken.nextSetBit(match.from());
            if (next < 0 || next >= match.to()) {
                taken.set(match.from(), match.to());
                kept.add(new Match(match.from(), match.to(), match.costShare(), confidence(match.from(), match.to())));
            }
        }
        return kept;
    }

    private double confidence(int start, int end) {
        return line.tokens().subList(start, end).stream().mapToDouble(Token::confidence).average().orElse(1);
    }

    /** @param start first token; @param words tokens that a word of the pattern took */
    private record Path(double cost, double weight, int start, int words) {

        static Path better(Path left, Path right) {
            double difference = left.cost - right.cost - 0.1 * (left.weight - right.weight);
            return difference < 0 || difference == 0 && left.start >= right.start ? left : right;
        }

        Path plus(double moreCost, double moreWeight, int moreWords) {
            return new Path(cost + moreCost, weight + moreWeight, start, words + moreWords);
        }
    }

    /** One pass over the words. Paths are kept by state; {@code alive} says which states have one. */
    private final class Run {

        private final Automaton automaton;
        private final int from;
        private final int to;
        private final double costShare;
        private final boolean lenient;
        private final List<Match> matches = new ArrayList<>();
        private Front now;
        private Front next;
        private Front afterNext;

        Run(Automaton automaton, int from, int to, double costShare) {
            this.automaton = automaton;
            this.from = from;
            this.to = to;
            this.costShare = costShare;
            this.lenient = ear.recognised() || costShare >= NEAR;
            this.now = new Front(automaton.edges().size());
            this.next = new Front(automaton.edges().size());
            this.afterNext = new Front(automaton.edges().size());
        }

        List<Match> matches() {
            for (int at = from; at < to; at++) {
                if (line.breaks().get(at)) {
                    now.clear();
                    next.clear();
                }
                now.put(0, new Path(0, 0, at, 0));
                close();
                take(at);
                accept(at + 1);
                Front spent = now;
                spent.clear();
                now = next;
                next = afterNext;
                afterNext = spent;
            }
            return matches;
        }

        /** Follows the edges that take no word; a word may be lost only between two that were said. */
        private void close() {
            for (int state = now.alive.nextSetBit(0); state >= 0; state = now.alive.nextSetBit(state + 1)) {
                Path path = now.path(state);
                for (Automaton.Skip skip : automaton.skips().get(state)) {
                    if (skip.cost() == 0) {
                        now.put(skip.to(), path);
                    } else if (lenient && path.words > 0) {
                        putAffordable(now, skip.to(), path.plus(skip.cost(), skip.weight(), 0));
                    }
                }
            }
        }

        private void putAffordable(Front front, int state, Path path) {
            if (path.cost <= costShare * Math.max(path.weight + 3, 4)) {
                front.put(state, path);
            }
        }

        private void take(int at) {
            Token token = line.tokens().get(at);
            boolean filler = ear.filler(token.text());
            @Nullable String both = joinedWithNext(at);
            for (int state = now.alive.nextSetBit(0); state >= 0; state = now.alive.nextSetBit(state + 1)) {
                Path path = now.path(state);
                for (Automaton.Edge edge : automaton.edges().get(state)) {
                    put(next, edge, path, edge.test().cost(token.text(), token, ear));
                    if (both != null && edge.literal()) {
                        put(afterNext, edge, path, edge.test().cost(both, token, ear));
                    }
                }
                if (path.words > 0 && state != automaton.accept()) {
                    stay(state, path, token.text(), filler);
                }
            }
        }

        private void put(Front front, Automaton.Edge edge, Path path, double cost) {
            if (cost == 0) {
                front.put(edge.to(), path.plus(0, edge.weight(), 1));
            } else if (cost < WordTest.NEVER) {
                putAffordable(front, edge.to(), path.plus(cost * edge.weight(), edge.weight(), 1));
            }
        }

        /** A recogniser may hear one long word as two: "call in" for "calling". */
        private @Nullable String joinedWithNext(int at) {
            if (!ear.spoken() || at + 1 >= to || line.breaks().get(at + 1)) {
                return null;
            }
            Token first = line.tokens().get(at);
            Token second = line.tokens().get(at + 1);
            boolean longEnough = first.text().length() + second.text().length() >= SHORTEST_SPLIT_WORD;
            return longEnough && mayBePart(first) && mayBePart(second) ? first.text() + second.text() : null;
        }

        private static boolean mayBePart(Token token) {
            return !token.number() && !Ear.negation(token.text());
        }

        private void stay(int state, Path path, String word, boolean filler) {
            if (filler) {
                next.put(state, path);
            } else if (lenient && (costShare >= NEAR || !Ear.negation(word))) {
                putAffordable(next, state, path.plus(ADDED_WORD, 0, 0));
            }
        }

        private void accept(int end) {
            for (int state : automaton.accepting()) {
                if (next.alive.get(state)) {
                    Path path = next.path(state);
                    if (path.cost < path.weight && path.cost <= costShare * path.weight + 1e-9) {
                        matches.add(new Match(path.start, end, path.cost / path.weight, UNKNOWN_YET));
                    }
                }
            }
        }
    }

    /** The best path into each state. */
    private static final class Front {

        private final @Nullable Path[] paths;
        private final BitSet alive = new BitSet();

        Front(int states) {
            this.paths = new Path[states];
        }

        Path path(int state) {
            return Objects.requireNonNull(paths[state]);
        }

        void put(int state, Path path) {
            Path known = paths[state];
            paths[state] = known == null ? path : Path.better(known, path);
            alive.set(state);
        }

        void clear() {
            for (int state = alive.nextSetBit(0); state >= 0; state = alive.nextSetBit(state + 1)) {
                paths[state] = null;
            }
            alive.clear();
        }
    }
}
