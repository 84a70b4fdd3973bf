package dev.earmark.eval.search;

import dev.earmark.eval.search.SearchQuestion.TurnName;
import dev.earmark.search.SearchDocument;
import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.Turn;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What everybody has: words cut at whatever is no letter or digit, ranked by BM25 (Robertson and others, Okapi at TREC-3, 1994) with
 * k1 = 1.2 and b = 0.75. Written apart from the search that it is compared with.
 */
final class PlainBm25 {

    private static final double SATURATION = 1.2;
    private static final double LENGTH_SHARE = 0.75;

    private final List<Unit> units = new ArrayList<>();
    private final Map<String, List<Posting>> postings = new HashMap<>();
    private final double meanLength;

    private record Unit(TurnName name, Speaker speaker, int length) {}

    private record Posting(int unit, int times) {}

    PlainBm25(List<SearchDocument> documents) {
        for (SearchDocument document : documents) {
            for (Turn turn : document.transcript().turns()) {
                add(document.id(), turn);
            }
        }
        this.meanLength = units.stream().mapToInt(Unit::length).average().orElse(1);
    }

    private void add(String interaction, Turn turn) {
        Map<String, Integer> times = new HashMap<>();
        List<String> words = words(turn.text());
        words.forEach(word -> times.merge(word, 1, Integer::sum));
        times.forEach((word, count) -> postings.computeIfAbsent(word, _ -> new ArrayList<>()).add(new Posting(units.size(), count)));
        units.add(new Unit(new TurnName(interaction, turn.index()), turn.speaker(), words.size()));
    }

    private static List<String> words(String text) {
        return java.util.Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")).filter(word -> !word.isEmpty()).toList();
    }

    /** The best turns, best first. */
    List<TurnName> find(String question, @Nullable Speaker speaker, int most) {
        Map<Integer, Double> scores = new HashMap<>();
        for (String word : words(question)) {
            List<Posting> found = postings.getOrDefault(word, List.of());
            double rarity = Math.log(1 + (units.size() - found.size() + 0.5) / (found.size() + 0.5));
            for (Posting posting : found) {
                double length = 1 - LENGTH_SHARE + LENGTH_SHARE * units.get(posting.unit).length / meanLength;
                scores.merge(posting.unit, rarity * posting.times / (posting.times + SATURATION * length), Double::sum);
            }
        }
        return scores.entrySet().stream().filter(scored -> speaker == null || units.get(scored.getKey()).speaker == speaker)
                .sorted(Map.Entry.<Integer, Double>comparingByValue(Comparator.reverseOrder()).thenComparing(Map.Entry.comparingByKey()))
                .limit(most).map(scored -> units.get(scored.getKey()).name).toList();
    }
}
