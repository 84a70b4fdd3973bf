package dev.earmark.phrase.match;

import dev.earmark.phrase.sound.Ear;
import dev.earmark.phrase.words.PartyWords;
import dev.earmark.phrase.words.Token;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Finds a pattern in a line of words, the cheapest way through the automaton at each place (Viterbi 1967). Leaving out, replacing or
 * adding words costs; what is accepted is bounded by the cost relative to the weight of the words. Not thread-safe.
 */
public final class PhraseSearch {

    private static final Comparator<Match> CHEAPEST_THEN_LONGEST =
            Comparator.comparingDouble(Match::costShare).thenComparingInt(match -> match.from() - match.to()).thenComparingInt(Match::from);

    private final PartyWords line;
    private final Ear ear;
    private final Sightings sightings;
    private final Map<Automaton, PatternSightings> patterns = new IdentityHashMap<>();

    /** @param vocabulary of the patterns that will be looked for */
    public PhraseSearch(PartyWords line, Ear ear, Vocabulary vocabulary) {
        this.line = line;
        this.ear = ear;
        this.sightings = new Sightings(line, ear, vocabulary);
    }

    /** The cost share that counts as said in this interaction. */
    public double tolerance() {
        return Tolerance.of(ear);
    }

    /** All matches between two tokens up to a cost share, cheapest first, none overlapping another. */
    public List<Match> find(Automaton automaton, int from, int to, double costShare) {
        PatternSightings pattern = Objects.requireNonNull(patterns.computeIfAbsent(automaton, key -> new PatternSightings(key, sightings)));
        return pattern.mayStand(from, to) ? apart(new PhrasePass(line, ear, pattern, costShare).matches(from, to)) : List.of();
    }

    private List<Match> apart(List<Match> found) {
        found.sort(CHEAPEST_THEN_LONGEST);
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
}
