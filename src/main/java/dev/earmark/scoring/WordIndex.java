package dev.earmark.scoring;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the words of a line stand, so that a word is compared only with those that it could be: words that begin with the same letter
 * or end with the same two ({@link Ear} takes no others for one another). Not thread-safe.
 */
final class WordIndex {

    private final Map<String, BitSet> places = new HashMap<>();
    private final Map<Character, List<String>> byBeginning = new HashMap<>();
    private final Map<String, List<String>> byEnding = new HashMap<>();

    /** @param joined each token read as one word with the next, null where it cannot be */
    WordIndex(List<Token> tokens, @Nullable String[] joined) {
        for (int at = 0; at < joined.length; at++) {
            add(tokens.get(at).text(), at);
            String both = joined[at];
            if (both != null) {
                add(both, at);
            }
        }
    }

    private void add(String word, int at) {
        BitSet known = places.get(word);
        if (known == null) {
            known = new BitSet();
            places.put(word, known);
            byBeginning.computeIfAbsent(word.charAt(0), _ -> new ArrayList<>()).add(word);
            byEnding.computeIfAbsent(ending(word), _ -> new ArrayList<>()).add(word);
        }
        known.set(at);
    }

    /** Tokens, alone or joined with the next, that can be {@code meant}. */
    BitSet places(Automaton.LiteralTest test, Ear ear) {
        BitSet found = new BitSet();
        collect(byBeginning.getOrDefault(test.meant().charAt(0), List.of()), test, ear, found);
        if (ear.spoken()) {
            collect(byEnding.getOrDefault(ending(test.meant()), List.of()), test, ear, found);
        }
        return found;
    }

    private void collect(List<String> words, Automaton.LiteralTest test, Ear ear, BitSet found) {
        for (String word : words) {
            if (test.cost(word, ear) < WordTest.NEVER) {
                found.or(places.getOrDefault(word, new BitSet()));
            }
        }
    }

    private static String ending(String word) {
        return word.substring(Math.max(0, word.length() - 2));
    }
}
