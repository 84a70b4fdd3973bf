package dev.earmark.scoring;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    static final double NEAR = 0.4;

    private static final double ADDED_WORD = 0.5;
    /** The confidence of a match that may be dropped for a better one: taking the mean of each would cost the square of a long run's length. */
    private static final double UNKNOWN_YET = 0;
    private static final int SHORTEST_SPLIT_WORD = 6;

    private final Line line;
    private final Ear ear;
    private final @Nullable String[] joined;
    private final WordIndex words;
    private final Map<WordTest, BitSet> placesOfWords = new HashMap<>();

    PhraseSearch(Line line, Ear ear) {
        this.line = line;
        this.ear = ear;
        this.joined = new String[line.tokens().size()];
        for (int at = 0; at < joined.length; at++) {
            joined[at] = joinedWithNext(at);
        }
        this.words = new WordIndex(line.tokens(), joined);
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
        BitSet starts = starts(automaton);
        int first = starts.nextSetBit(from);
        if (first < 0 || first >= to || automaton.needsContent() && automaton.content().stream().noneMatch(edge -> stands(edge, from, to))) {
            return List.of();
        }
        List<Match> found = new Run(automaton, starts, from, to, costShare).matches();
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

    /** Whether a word that the edge takes stands between two tokens. */
    private boolean stands(Automaton.Edge edge, int from, int to) {
        int place = placesOf(edge).nextSetBit(from);
        return place >= 0 && place < to;
    }

    private BitSet placesOf(Automaton.Edge edge) {
        return Objects.requireNonNull(placesOfWords.computeIfAbsent(edge.test(), this::places));
    }

    /** Tokens with which a match may begin: most patterns can be passed over without a look at the rest. */
    private BitSet starts(Automaton automaton) {
        BitSet starts = new BitSet();
        for (Automaton.Edge first : automaton.first()) {
            starts.or(placesOf(first));
        }
        return starts;
    }

    private BitSet places(WordTest test) {
        if (test instanceof Automaton.LiteralTest literal) {
            return words.places(literal, ear);
        }
        BitSet places = new BitSet();
        for (int at = 0; at < line.tokens().size(); at++) {
            Token token = line.tokens().get(at);
            if (test.cost(token.text(), token, ear) < WordTest.NEVER) {
                places.set(at);
            }
        }
        return places;
    }

    /** A recogniser may hear one long word as two: "call in" for "calling". */
    private @Nullable String joinedWithNext(int at) {
        if (!ear.spoken() || at + 1 >= line.tokens().size() || line.breaks().get(at + 1)) {
            return null;
        }
        Token first = line.tokens().get(at);
        Token second = line.tokens().get(at + 1);
        boolean longEnough = first.text().length() + second.text().length() >= SHORTEST_SPLIT_WORD;
        return longEnough && !first.number() && !second.number() ? first.text() + second.text() : null;
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
        private final BitSet starts;
        private final int from;
        private final int to;
        private final double costShare;
        private final boolean lenient;
        private final List<Match> matches = new ArrayList<>();
        private Front now;
        private Front next;
        private Front afterNext;

        Run(Automaton automaton, BitSet starts, int from, int to, double costShare) {
            this.starts = starts;
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
            int at = starts.nextSetBit(from);
            while (at >= 0 && at < to) {
                if (line.breaks().get(at)) {
                    now.clear();
                    next.clear();
                }
                if (starts.get(at)) {
                    now.put(0, new Path(0, 0, at, 0));
                }
                close();
                take(at);
                accept(at + 1);
                Front spent = now;
                spent.clear();
                now = next;
                next = afterNext;
                afterNext = spent;
                at = now.alive.isEmpty() && next.alive.isEmpty() ? starts.nextSetBit(at + 1) : at + 1;
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
            if (path.cost <= costShare * automaton.heaviest()) {
                front.put(state, path);
            }
        }

        private void take(int at) {
            Token token = line.tokens().get(at);
            boolean filler = ear.filler(token.text());
            boolean addable = lenient && (costShare >= NEAR || !Ear.negation(token.text()));
            @Nullable String both = at + 1 < to ? joined[at] : null;
            for (int state = now.alive.nextSetBit(0); state >= 0; state = now.alive.nextSetBit(state + 1)) {
                Path path = now.path(state);
                for (Automaton.Edge edge : automaton.edges().get(state)) {
                    put(next, edge, path, edge.test().cost(token.text(), token, ear));
                    if (both != null && edge.literal()) {
                        put(afterNext, edge, path, edge.test().cost(both, token, ear));
                    }
                }
                if (path.words > 0 && state != automaton.accept()) {
                    stay(state, path, filler, addable);
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

        private void stay(int state, Path path, boolean filler, boolean addable) {
            if (filler) {
                next.put(state, path);
            } else if (addable) {
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
