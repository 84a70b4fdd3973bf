package dev.earmark.phrase.match;

import dev.earmark.phrase.match.Automaton.Edge;
import dev.earmark.phrase.match.Automaton.Skip;
import dev.earmark.phrase.match.PatternSightings.Step;
import dev.earmark.phrase.sound.Ear;
import dev.earmark.phrase.words.PartyWords;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** One pass over the words of a line, in which a pattern is looked for. For one use. */
final class PhrasePass {

    /**
     * The confidence of a match that may be dropped for a better one: taking the mean of each would cost the square of a long run's length.
     */
    private static final double UNKNOWN_YET = 0;

    private final PartyWords line;
    private final Ear ear;
    private final PatternSightings pattern;
    private final Automaton automaton;
    private final Step[][] steps;
    private final double costShare;
    private final boolean lenient;
    private final List<Match> matches = new ArrayList<>();
    private BestPaths now;
    private BestPaths next;
    private BestPaths afterNext;

    PhrasePass(PartyWords line, Ear ear, PatternSightings pattern, double costShare) {
        this.line = line;
        this.ear = ear;
        this.pattern = pattern;
        this.automaton = pattern.automaton();
        this.steps = pattern.steps();
        this.costShare = costShare;
        this.lenient = ear.recognised() || costShare >= Tolerance.NEAR;
        this.now = new BestPaths(steps.length);
        this.next = new BestPaths(steps.length);
        this.afterNext = new BestPaths(steps.length);
    }

    /** Matches between two tokens, in the order of their ends; they may overlap, and their confidence is not known yet. */
    List<Match> matches(int from, int to) {
        BitSet starts = pattern.starts();
        int at = starts.nextSetBit(from);
        while (at >= 0 && at < to) {
            if (line.breaks().get(at)) {
                now.clear();
                next.clear();
            }
            if (now.alive.isEmpty()) {
                begin(at, at + 1 < to);
            } else {
                if (starts.get(at)) {
                    now.put(0, 0, 0, at, 0);
                }
                close();
                take(at, at + 1 < to);
            }
            accept(at + 1);
            BestPaths spent = now;
            spent.clear();
            now = next;
            next = afterNext;
            afterNext = spent;
            at = now.alive.isEmpty() && next.alive.isEmpty() ? starts.nextSetBit(at + 1) : at + 1;
        }
        return matches;
    }

    /** With no other path to compare with, only the edges that take a first word matter. */
    private void begin(int at, boolean anotherFollows) {
        now.put(0, 0, 0, at, 0);
        take(pattern.first(), 0, at, anotherFollows);
    }

    /** Follows the edges that take no word; a word may be lost only between two that were said. */
    private void close() {
        for (int state = now.alive.nextSetBit(0); state >= 0; state = now.alive.nextSetBit(state + 1)) {
            List<Skip> skips = automaton.skips().get(state);
            for (int i = 0; i < skips.size(); i++) {
                Skip skip = skips.get(i);
                if (skip.cost() == 0) {
                    now.put(skip.to(), now.cost(state), now.weight(state), now.start(state), now.words(state));
                } else if (lenient && now.words(state) > 0) {
                    goOn(state, now, skip.to(), skip.cost(), skip.weight(), 0);
                }
            }
        }
    }

    /** Takes a path on into another state, unless it has become too dear for any match. */
    private void goOn(int state, BestPaths into, int to, double moreCost, double moreWeight, int moreWords) {
        double cost = now.cost(state) + moreCost;
        if (moreCost == 0 || cost <= costShare * automaton.heaviest()) {
            into.put(to, cost, now.weight(state) + moreWeight, now.start(state), now.words(state) + moreWords);
        }
    }

    private void take(int at, boolean anotherFollows) {
        String word = line.tokens().get(at).text();
        boolean filler = ear.filler(word);
        boolean addable = lenient && (costShare >= Tolerance.NEAR || !Ear.negation(word));
        for (int state = now.alive.nextSetBit(0); state >= 0; state = now.alive.nextSetBit(state + 1)) {
            take(steps[state], state, at, anotherFollows);
            if (now.words(state) > 0 && state != automaton.accept()) {
                if (filler) {
                    goOn(state, next, state, 0, 0, 0);
                } else if (addable) {
                    goOn(state, next, state, Tolerance.ADDED_WORD, 0, 0);
                }
            }
        }
    }

    private void take(Step[] possible, int state, int at, boolean anotherFollows) {
        for (Step step : possible) {
            if (step.sighting().places().get(at)) {
                put(next, state, step.edge(), pattern.sightings().cost(step.sighting(), at));
                if (anotherFollows) {
                    put(afterNext, state, step.edge(), pattern.sightings().joinedCost(step.sighting(), at));
                }
            }
        }
    }

    private void put(BestPaths into, int state, Edge edge, double cost) {
        if (cost < Ear.NEVER) {
            goOn(state, into, edge.to(), cost * edge.weight(), edge.weight(), 1);
        }
    }

    private void accept(int end) {
        if (line.deniedAt(end)) {
            return;
        }
        for (int i = 0; i < automaton.accepting().size(); i++) {
            int state = automaton.accepting().get(i);
            if (next.alive.get(state)) {
                double cost = next.cost(state);
                double weight = next.weight(state);
                if (cost < weight && cost <= costShare * weight + 1e-9) {
                    matches.add(new Match(next.start(state), end, cost / weight, UNKNOWN_YET));
                }
            }
        }
    }
}
