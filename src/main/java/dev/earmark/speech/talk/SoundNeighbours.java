package dev.earmark.speech.talk;

import dev.earmark.phrase.sound.SoundAlike;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a recogniser hears instead of a word that it does not know: the words, or pairs of words, of its own that sound most like it. Made
 * once for a recogniser, which takes half a second; not for several threads.
 */
public final class SoundNeighbours {

    private static final int MOST = 3;
    private static final int CANDIDATES_OF_A_SOUND = 40;
    private static final int SHORTEST_PIECE = 2;
    private static final int LONGEST_WORD = 40;
    private static final double LEAST_LIKENESS = 0.66;
    /** A pair is less likely to be heard than one word. */
    private static final double PAIR_COST = 0.02;
    /** Rarer words are not expected anywhere: a natural logarithm. */
    private static final double RAREST = -16;
    /** Of two letters there are many words that nobody says. */
    private static final double RAREST_SHORT = -9;
    private static final int ORDINARY = 3;
    private static final double COST_OF_RARITY = 0.008;

    private final KnownWords vocabulary;
    private final SoundAlike sound = new SoundAlike();
    private final Map<String, List<String>> bySound = new HashMap<>();
    private final Map<String, Double> rarities = new HashMap<>();

    private record Near(String words, double likeness) {}

    public SoundNeighbours(NgramFst grammar) {
        this(grammar.vocabulary(), grammar.model());
    }

    SoundNeighbours(KnownWords vocabulary, BackoffModel model) {
        this.vocabulary = vocabulary;
        for (int label = 1; label < vocabulary.size(); label++) {
            String word = vocabulary.word(label);
            double rarity = StrictMath.log(model.probability(BackoffModel.none(), label));
            if (word.length() >= SHORTEST_PIECE && rarity >= (word.length() < ORDINARY ? RAREST_SHORT : RAREST)
                    && Character.isLetter(word.charAt(0))) {
                rarities.put(word, -rarity);
                bySound.computeIfAbsent(sound.code(word), _ -> new ArrayList<>()).add(word);
            }
        }
        bySound.values().forEach(words -> words.sort(Comparator.comparing(rarities::get)));
    }

    /** Whether the recogniser can hear it. */
    public boolean knows(String word) {
        return vocabulary.knows(word);
    }

    /** Up to three, the nearest first, such as "bright line" for "brightline"; empty when nothing is near. */
    public List<String> of(String word) {
        if (word.length() < SHORTEST_PIECE || word.length() > LONGEST_WORD) {
            return List.of();
        }
        List<Near> near = new ArrayList<>();
        candidates(word).forEach(one -> near.add(new Near(one, likeness(word, one) - COST_OF_RARITY * rarity(one))));
        for (int at = SHORTEST_PIECE; at <= word.length() - SHORTEST_PIECE; at++) {
            for (String first : pieces(word.substring(0, at))) {
                for (String second : pieces(word.substring(at))) {
                    near.add(new Near(first + " " + second, likeness(word, first + second) - PAIR_COST
                            - COST_OF_RARITY * Math.max(rarity(first), rarity(second))));
                }
            }
        }
        Set<String> nearest = new LinkedHashSet<>();
        near.stream().filter(one -> one.likeness() >= LEAST_LIKENESS)
                .sorted(Comparator.comparingDouble(Near::likeness).reversed().thenComparing(Near::words))
                .forEach(one -> nearest.add(one.words()));
        return nearest.stream().limit(MOST).toList();
    }

    /** Words with the same sound, and those that differ in a sound at their end or beginning. */
    private List<String> candidates(String word) {
        String code = sound.code(word);
        List<String> found = new ArrayList<>(bySound.getOrDefault(code, List.of()));
        for (int cut = 1; cut < code.length(); cut++) {
            if (cut == 1 || cut == code.length() - 1) {
                found.addAll(bySound.getOrDefault(code.substring(0, cut), List.of()).stream().limit(CANDIDATES_OF_A_SOUND).toList());
                found.addAll(bySound.getOrDefault(code.substring(cut), List.of()).stream().limit(CANDIDATES_OF_A_SOUND).toList());
            }
        }
        return found;
    }

    /** What a piece of a word may be heard as: itself, or the most alike of the same sound. */
    private List<String> pieces(String piece) {
        List<String> alike = bySound.getOrDefault(sound.code(piece), List.of()).stream().limit(CANDIDATES_OF_A_SOUND)
                .sorted(Comparator.comparingDouble((String one) -> -likeness(piece, one)).thenComparing(one -> one)).limit(MOST).toList();
        if (!rarities.containsKey(piece) || alike.contains(piece)) {
            return alike;
        }
        List<String> with = new ArrayList<>(alike);
        with.add(piece);
        return with;
    }

    private double likeness(String word, String other) {
        return sound.similarity(word, other);
    }

    private double rarity(String word) {
        return rarities.getOrDefault(word, -RAREST);
    }
}
