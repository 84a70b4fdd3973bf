package dev.earmark.outcome.theme;

import dev.earmark.phrase.words.Tokeniser;
import dev.earmark.playbook.figure.LogOdds;
import dev.earmark.search.line.Stems;
import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.Turn;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which words, names left out, are written in some sentences more than in all others, by log-odds. Immutable, safe for many threads. */
final class TellingWords {

    private static final int MOST = 3;
    private static final int SHORTEST = 3;
    private static final int LEAST_SENTENCES = 2;

    /** By sentence: stems with the word as it is written. */
    private final List<Map<String, String>> sentences;
    private final Map<String, Integer> all = new HashMap<>();

    TellingWords(List<String> sentences) {
        this.sentences = sentences.stream().map(TellingWords::stems).toList();
        this.sentences.forEach(stems -> stems.keySet().forEach(stem -> all.merge(stem, 1, Integer::sum)));
    }

    private static Map<String, String> stems(String sentence) {
        Map<String, String> stems = new LinkedHashMap<>();
        Tokeniser.tokens(new Turn(0, Speaker.CUSTOMER, null, sentence, List.of())).stream()
                .filter(token -> !token.number() && !token.money() && !token.capital()).map(token -> token.text())
                .filter(word -> word.length() >= SHORTEST && Character.isLetter(word.charAt(0)) && !Stems.stopWord(word))
                .forEach(word -> stems.putIfAbsent(Stems.of(word), word));
        return stems;
    }

    /** @param group positions of sentences */
    List<String> of(List<Integer> group) {
        Map<String, Map<String, Integer>> written = new HashMap<>();
        group.forEach(at -> sentences.get(at).forEach((stem, word) -> written.computeIfAbsent(stem, _ -> new HashMap<>())
                .merge(word, 1, Integer::sum)));
        List<Telling> telling = telling(group, written, LEAST_SENTENCES);
        List<Telling> shown = telling.isEmpty() ? telling(group, written, 1) : telling;
        return shown.stream().limit(MOST).map(one -> usual(written.getOrDefault(one.stem(), Map.of()))).distinct().toList();
    }

    private record Telling(String stem, double z) {}

    private List<Telling> telling(List<Integer> group, Map<String, Map<String, Integer>> written, int least) {
        List<Telling> telling = new ArrayList<>();
        written.forEach((stem, words) -> {
            int said = words.values().stream().mapToInt(count -> count).sum();
            if (said >= least) {
                telling.add(new Telling(stem, LogOdds.z(said, group.size(), all.getOrDefault(stem, said) - said,
                        sentences.size() - group.size())));
            }
        });
        telling.sort(Comparator.comparingDouble(Telling::z).reversed().thenComparing(Telling::stem));
        return telling;
    }

    private static String usual(Map<String, Integer> words) {
        return words.entrySet().stream().max(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey).orElse("");
    }
}
