package dev.earmark.phrase.match;

import dev.earmark.phrase.match.Vocabulary.Candidate;
import dev.earmark.phrase.sound.Ear;
import dev.earmark.phrase.words.PartyWords;
import dev.earmark.phrase.words.Token;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where on a line the words of patterns may stand, alone or each as one half of what should have been one word. Not thread-safe. */
final class Sightings {

    private static final int SHORTEST_SPLIT_WORD = 6;

    private final PartyWords line;
    private final Ear ear;
    private final List<List<Candidate>> alone = new ArrayList<>();
    private final List<List<Candidate>> joined = new ArrayList<>();
    private final Map<WordTest, Sighting> byTest = new HashMap<>();

    /** @param vocabulary holds every literal of the patterns that will be looked for */
    Sightings(PartyWords line, Ear ear, Vocabulary vocabulary) {
        this.line = line;
        this.ear = ear;
        for (int at = 0; at < line.tokens().size(); at++) {
            alone.add(seen(line.tokens().get(at).text(), at, vocabulary));
            String both = joinedWithNext(at);
            joined.add(both == null ? List.of() : seen(both, at, vocabulary));
        }
    }

    /** @param places tokens that, alone or joined with the next, can be what is tested for */
    record Sighting(WordTest test, BitSet places) {}

    private List<Candidate> seen(String word, int at, Vocabulary vocabulary) {
        List<Candidate> candidates = vocabulary.candidates(word, ear);
        for (int i = 0; i < candidates.size(); i++) {
            LiteralTest literal = candidates.get(i).literal();
            Objects.requireNonNull(byTest.computeIfAbsent(literal, _ -> new Sighting(literal, new BitSet()))).places.set(at);
        }
        return candidates;
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

    Sighting of(WordTest test) {
        Sighting known = byTest.get(test);
        return known != null ? known : Objects.requireNonNull(byTest.computeIfAbsent(test, this::look));
    }

    private Sighting look(WordTest test) {
        BitSet places = new BitSet();
        if (!(test instanceof LiteralTest)) {
            for (int at = 0; at < line.tokens().size(); at++) {
                places.set(at, kindCost(test, at) < Ear.NEVER);
            }
        }
        if (test == WordTest.ANY) {
            places.andNot(line.sentences());
        }
        return new Sighting(test, places);
    }

    /** The cost of taking one token for what was sighted there. */
    double cost(Sighting sighting, int at) {
        return sighting.test instanceof LiteralTest literal ? cost(alone.get(at), literal) : kindCost(sighting.test, at);
    }

    /** The cost of taking one token and the next together for what was sighted there. */
    double joinedCost(Sighting sighting, int at) {
        return sighting.test instanceof LiteralTest literal ? cost(joined.get(at), literal) : Ear.NEVER;
    }

    private double kindCost(WordTest test, int at) {
        Token token = line.tokens().get(at);
        return test.cost(token.text(), token, ear);
    }

    private static double cost(List<Candidate> candidates, LiteralTest literal) {
        for (int i = 0; i < candidates.size(); i++) {
            if (candidates.get(i).literal().equals(literal)) {
                return candidates.get(i).cost();
            }
        }
        return Ear.NEVER;
    }
}
