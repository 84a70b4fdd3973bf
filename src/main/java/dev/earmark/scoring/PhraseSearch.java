package dev.earmark.scoring;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds a pattern in a line of words, the cheapest way through the automaton at each place (Viterbi 1967). Leaving out, replacing or
 * adding words costs; what is accepted is bounded by the cost relative to the weight of the words. Not thread-safe.
 */
final class PhraseSearch {

    /** Relative cost up to which recognised words still count: one small word in five may be lost, or one word a sound-alike. */
    static final double RECOGNISED = 0.2;
    /** The same for typed words: one typing mistake. */
    static final double TYPED = 0.15;
    /** Relative cost up to which something counts as the nearest thing said. */
    static final double NEAR = 0.5;

    private static final double ADDED_WORD = 0.5;
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
    record Match(int from, int to, double costShare, double confidence) {

        boolean overlaps(Match other) {
            return from < other.to && other.from < to;
        }
    }

    /** The cost share that counts as said in this interaction. */
    double tolerance() {
        return ear.recognised() ? RECOGNISED : TYPED;
    }

    /** All matches between two tokens up to a cost share, cheapest first, none overlapping another. */
    List<Match> find(Automaton automaton, int from, int to, double costShare) {
        List<Match> found = new Run(automaton, from, to, costShare).matches();
        found.sort(Comparator.comparingDouble(Match::costShare).thenComparing(match -> match.from() - match.to()).thenComparing(Match::from));
        List<Match> kept = new ArrayList<>();
        for (Match match : found) {
            if (kept.stream().noneMatch(match::overlaps)) {
                kept.add(match);
            }
        }
        return kept;
    }

    /** @param start first token; @param words tokens that a word of the pattern took */
    private record Path(double cost, double weight, int start, int words) {

        static @Nullable Path better(@Nullable Path left, @Nullable Path right) {
            if (left == null || right == null) {
                return left == null ? right : left;
            }
            double difference = left.cost - right.cost - 0.1 * (left.weight - right.weight);
            return difference < 0 || difference == 0 && left.start >= right.start ? left : right;
        }

        Path plus(double moreCost, double moreWeight, int moreWords) {
            return new Path(cost + moreCost, weight + moreWeight, start, words + moreWords);
        }
    }

    private final class Run {

        private final Automaton automaton;
        private final int from;
        private final int to;
        private final double costShare;
        private final List<Match> matches = new ArrayList<>();
        private @Nullable Path[] now;
        private @Nullable Path[] next;
        private @Nullable Path[] afterNext;

        Run(Automaton automaton, int from, int to, double costShare) {
            this.automaton = automaton;
            this.from = from;
            this.to = to;
            this.costShare = costShare;
            int states = automaton.edges().size();
            this.now = new Path[states];
            this.next = new Path[states];
            this.afterNext = new Path[states];
        }

        List<Match> matches() {
            for (int at = from; at < to; at++) {
                if (line.breaks().get(at)) {
                    now = new Path[now.length];
                    next = new Path[now.length];
                }
                now[0] = new Path(0, 0, at, 0);
                close(now);
                take(at);
                accept(at + 1);
                now = next;
                next = afterNext;
                afterNext = new Path[now.length];
            }
            return matches;
        }

        /** Follows the edges that take no word. */
        private void close(@Nullable Path[] paths) {
            for (int state = 0; state < paths.length; state++) {
                Path path = paths[state];
                if (path != null) {
                    for (Automaton.Skip skip : automaton.skips().get(state)) {
                        Path skipped = path.plus(skip.cost(), skip.weight(), 0);
                        if (skip.cost() == 0 || affordable(skipped)) {
                            paths[skip.to()] = Path.better(paths[skip.to()], skipped);
                        }
                    }
                }
            }
        }

        private boolean affordable(Path path) {
            return costShare > 0 && path.cost <= costShare * Math.max(path.weight + 3, 4);
        }

        private void take(int at) {
            Token token = line.tokens().get(at);
            boolean filler = ear.filler(token.text());
            for (int state = 0; state < now.length; state++) {
                Path path = now[state];
                if (path == null) {
                    continue;
                }
                for (Automaton.Edge edge : automaton.edges().get(state)) {
                    put(next, edge, path, edge.test().cost(token.text(), token, ear));
                    takeTwo(edge, path, at);
                }
                if (path.words > 0 && state != automaton.accept()) {
                    stay(state, path, filler ? 0 : ADDED_WORD);
                }
            }
        }

        private void put(@Nullable Path[] paths, Automaton.Edge edge, Path path, double cost) {
            if (cost < WordTest.NEVER) {
                Path taken = path.plus(cost * edge.weight(), edge.weight(), 1);
                if (cost == 0 || affordable(taken)) {
                    paths[edge.to()] = Path.better(paths[edge.to()], taken);
                }
            }
        }

        /** A recogniser may hear one long word as two: "call in" for "calling". */
        private void takeTwo(Automaton.Edge edge, Path path, int at) {
            if (!ear.recognised() || at + 1 >= to || line.breaks().get(at + 1) || edge.weight() == 0) {
                return;
            }
            Token first = line.tokens().get(at);
            Token second = line.tokens().get(at + 1);
            if (!first.number() && !second.number() && first.text().length() + second.text().length() >= SHORTEST_SPLIT_WORD) {
                String both = first.text() + second.text();
                put(afterNext, edge, path, edge.test().cost(both, first, ear));
            }
        }

        private void stay(int state, Path path, double cost) {
            Path stayed = path.plus(cost, 0, 0);
            if (cost == 0 || affordable(stayed)) {
                next[state] = Path.better(next[state], stayed);
            }
        }

        private void accept(int end) {
            @Nullable Path[] closed = next.clone();
            close(closed);
            Path path = closed[automaton.accept()];
            if (path != null && path.words > 0 && path.weight > 0 && path.cost <= costShare * path.weight + 1e-9) {
                matches.add(new Match(path.start, end, path.cost / path.weight, confidence(path.start, end)));
            }
        }

        private double confidence(int start, int end) {
            return line.tokens().subList(start, end).stream().mapToDouble(Token::confidence).average().orElse(1);
        }
    }
}
