package dev.earmark.speech.talk;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;

/** Names and phrases of a house, as people write them. */
public record HousePhrases(List<String> phrases) {

    public HousePhrases {
        phrases = List.copyOf(phrases);
    }

    public boolean isEmpty() {
        return phrases.isEmpty();
    }

    /** Words that a recogniser does not know, each with what it hears in its place, the nearest first; in the order of the alphabet. */
    public Map<String, List<String>> unknown(NgramFst grammar) {
        return unknown(grammar.vocabulary(), () -> new SoundNeighbours(grammar));
    }

    /** @param making is asked only where a word is not known */
    Map<String, List<String>> unknown(KnownWords vocabulary, Supplier<SoundNeighbours> making) {
        List<String> words = phrases.stream().flatMap(phrase -> SpokenText.sentences(phrase.toLowerCase(Locale.ROOT)).stream())
                .flatMap(List::stream).distinct().filter(word -> !vocabulary.knows(word)).toList();
        Map<String, List<String>> unknown = new TreeMap<>();
        if (!words.isEmpty()) {
            Function<String, List<String>> nearest = making.get()::of;
            words.forEach(word -> unknown.put(word, nearest.apply(word)));
        }
        return unknown;
    }
}
