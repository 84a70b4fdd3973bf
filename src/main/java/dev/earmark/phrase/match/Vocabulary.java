package dev.earmark.phrase.match;

import dev.earmark.phrase.sound.Ear;
import dev.earmark.phrase.sound.Homophones;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All words that the patterns of a rubric ask for, and which of them a heard word can be. Calls use the same few thousand words, so what
 * was found for one is remembered. Safe for many threads.
 */
public final class Vocabulary {

    private static final int MOST_REMEMBERED = 20_000;

    private final Map<Character, List<LiteralTest>> byBeginning = new HashMap<>();
    private final Map<String, List<LiteralTest>> byEnding = new HashMap<>();
    private final Map<String, List<Candidate>> spoken = new ConcurrentHashMap<>();
    private final Map<String, List<Candidate>> typed = new ConcurrentHashMap<>();

    public Vocabulary(Collection<Automaton> automata) {
        for (LiteralTest literal : literals(automata)) {
            byBeginning.computeIfAbsent(literal.meant().charAt(0), _ -> new ArrayList<>()).add(literal);
            byEnding.computeIfAbsent(ending(literal.meant()), _ -> new ArrayList<>()).add(literal);
        }
    }

    /** A word of the patterns that a heard word can be, and the cost of taking it for that. */
    record Candidate(LiteralTest literal, double cost) {}

    private static Set<LiteralTest> literals(Collection<Automaton> automata) {
        return automata.stream().flatMap(Automaton::allEdges)
                .flatMap(edge -> edge.test() instanceof LiteralTest literal ? Stream.of(literal) : Stream.empty())
                .collect(Collectors.toSet());
    }

    /**
     * Only homophones and words that begin with the same letter or end with the same two are looked at: {@link Ear} takes no others for one
     * another.
     */
    List<Candidate> candidates(String word, Ear ear) {
        if (word.length() > Ear.LONGEST_WORD) {
            return compare(word, ear);
        }
        Map<String, List<Candidate>> known = ear.spoken() ? spoken : typed;
        List<Candidate> candidates = known.get(word); // without a lock, unlike computeIfAbsent
        if (candidates == null) {
            if (known.size() > MOST_REMEMBERED) {
                known.clear();
            }
            candidates = Objects.requireNonNull(known.computeIfAbsent(word, _ -> compare(word, ear)));
        }
        return candidates;
    }

    private List<Candidate> compare(String word, Ear ear) {
        List<LiteralTest> looked = new ArrayList<>(byBeginning.getOrDefault(word.charAt(0), List.of()));
        if (ear.spoken()) {
            for (LiteralTest literal : byEnding.getOrDefault(ending(word), List.of())) {
                if (literal.meant().charAt(0) != word.charAt(0)) {
                    looked.add(literal);
                }
            }
            for (String other : Homophones.of(word)) {
                byBeginning.getOrDefault(other.charAt(0), List.of()).stream()
                        .filter(literal -> literal.meant().equals(other) && !looked.contains(literal)).forEach(looked::add);
            }
        }
        List<Candidate> candidates = new ArrayList<>();
        for (LiteralTest literal : looked) {
            double cost = literal.cost(word, ear);
            if (cost < Ear.NEVER) {
                candidates.add(new Candidate(literal, cost));
            }
        }
        return List.copyOf(candidates);
    }

    private static String ending(String word) {
        return word.substring(Math.max(0, word.length() - 2));
    }
}
