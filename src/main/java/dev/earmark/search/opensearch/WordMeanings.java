package dev.earmark.search.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earmark.search.SearchQuery.Words;
import dev.earmark.search.line.LineTerms;
import dev.earmark.search.line.MeantWord;
import dev.earmark.search.line.WordNeed;
import dev.earmark.search.line.Stems;
import dev.earmark.search.line.Synonyms;
import dev.earmark.search.line.WordChoices;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What bare words stand for: their stem, what the trade says instead, and what may be meant or have been heard. For one request. */
final class WordMeanings implements WordChoices {

    private static final double SYNONYM = 0.6;
    private static final double RESPELT = 0.6;
    private static final double SOUND_ALIKE = 0.5;
    /** Of a row of words, whose rarity nobody has counted. */
    private static final double ROW = 4;
    private static final int SHORTEST = 4;
    private static final int SHORTEST_OF_TWO_SLIPS = 8;
    private static final int LONGEST = 40;
    private static final int MOST = 4;
    /** Up to which cost a heard word is taken for another that stands alone; package {@code phrase} weighs it by what stands around. */
    private static final double HEARD_FOR = 0.3;
    /** What is this much more frequent than the word itself was not misheard. */
    private static final int FREQUENT = 4;
    private static final Duration SHORT = Duration.ofSeconds(5);

    private final SearchServer server;
    private final String index;
    private final WordsOnServer words;
    private final AlikeWords alike;
    private final Synonyms synonyms;
    private final Map<String, MeantWord> known = new HashMap<>();

    WordMeanings(SearchServer server, String index, WordsOnServer words, AlikeWords alike, Synonyms synonyms) {
        this.server = server;
        this.index = index;
        this.words = words;
        this.alike = alike;
        this.synonyms = synonyms;
    }

    MeantWord meant(String word) {
        MeantWord found = known.get(word);
        if (found == null) {
            found = MeantWord.of(word, synonyms, respelt(word, LineTerms.stem(word)), soundAlikes(word));
            known.put(word, found);
        }
        return found;
    }

    private static boolean comparable(String word) {
        return word.length() >= SHORTEST && word.length() <= LONGEST && Character.isLetter(word.charAt(0));
    }

    private List<String> respelt(String word, String stem) {
        if (!comparable(word) || frequencies(List.of(LineTerms.STEM + stem)).getOrDefault(LineTerms.STEM + stem, 0L) > 0) {
            return List.of();
        }
        int slips = word.length() >= SHORTEST_OF_TWO_SLIPS ? 2 : 1;
        List<String> near = words.near(word, slips);
        Map<String, Long> frequencies = frequencies(near);
        return near.stream().filter(frequencies::containsKey)
                .sorted(Comparator.comparingInt((String other) -> Slips.between(word, other))
                        .thenComparing(Comparator.comparingLong((String other) -> frequencies.getOrDefault(other, 0L)).reversed())
                        .thenComparing(Comparator.naturalOrder()))
                .limit(MOST).toList();
    }

    private List<String> soundAlikes(String word) {
        if (!comparable(word)) {
            return List.of();
        }
        List<String> others = alike.of(new WordNeed.Heard(word, false, HEARD_FOR)).stream()
                .filter(other -> !other.startsWith(LineTerms.JOINED) && !other.equals(word)).toList();
        if (others.isEmpty()) {
            return List.of();
        }
        List<String> all = new ArrayList<>(others);
        all.add(word);
        Map<String, Long> frequencies = frequencies(all);
        long most = FREQUENT * Math.max(1, frequencies.getOrDefault(word, 0L));
        return others.stream().filter(other -> frequencies.getOrDefault(other, 0L) > 0 && frequencies.getOrDefault(other, 0L) <= most)
                .sorted(Comparator.comparingLong((String other) -> frequencies.getOrDefault(other, 0L)).reversed()
                        .thenComparing(Comparator.naturalOrder())).limit(MOST).toList();
    }

    /** In how many runs terms stand; those that stand in none are not in the map. */
    private Map<String, Long> frequencies(Collection<String> terms) {
        ObjectNode search = SearchServer.object().put("size", 0).put("track_total_hits", false);
        ObjectNode runs = search.putObject("aggs").putObject("runs");
        runs.putObject("nested").put("path", FieldNames.RUNS);
        ObjectNode counted = runs.putObject("aggs").putObject("terms").putObject("terms").put("field", FieldNames.TERMS)
                .put("size", Math.max(1, terms.size()));
        ArrayNode wanted = counted.putArray("include");
        terms.forEach(wanted::add);
        search.set("query", Dsl.nested(FieldNames.RUNS, Dsl.terms(FieldNames.TERMS, terms)));
        Map<String, Long> frequencies = new HashMap<>();
        for (JsonNode bucket : server.post("/" + index + "/_search?allow_partial_search_results=false", search, SHORT).path("aggregations")
                .path("runs").path("terms").path("buckets")) {
            frequencies.put(bucket.path("key").asText(), bucket.path("doc_count").asLong());
        }
        return frequencies;
    }

    @Override
    public List<List<String>> of(String word) {
        return meant(word).rows();
    }

    /** Turns that hold any of it, the better the rarer. */
    ObjectNode query(Words asked) {
        ArrayNode any = SearchServer.object().arrayNode();
        Stems.telling(asked.words()).forEach(word -> any.add(oneOf(meant(word))));
        synonyms.ofRows(asked.words()).forEach(row -> any.add(row.size() == 1 ? Dsl.boosted(stem(row.getFirst()), SYNONYM) : row(row)));
        return Dsl.any(any);
    }

    private static ObjectNode oneOf(MeantWord word) {
        ObjectNode made = SearchServer.object();
        ArrayNode choices = made.putObject("dis_max").putArray("queries");
        choices.add(stem(word.stem()));
        word.synonyms().forEach(row -> choices.add(row.size() == 1 ? Dsl.boosted(stem(row.getFirst()), SYNONYM) : row(row)));
        word.respelt().forEach(stem -> choices.add(Dsl.boosted(stem(stem), RESPELT)));
        word.soundAlike().forEach(stem -> {
            ObjectNode heard = Dsl.boosted(stem(stem), SOUND_ALIKE);
            ((ObjectNode) heard.path("bool")).set("filter", Dsl.of("term", FieldNames.HEARD, "true"));
            choices.add(heard);
        });
        return made;
    }

    private static ObjectNode stem(String stem) {
        return Dsl.of("term", FieldNames.STEMS, stem);
    }

    /** What several words of a query together stand for: "money back". */
    List<List<String>> together(List<String> words) {
        return synonyms.ofRows(words);
    }

    private static ObjectNode row(List<String> stems) {
        return Dsl.constant(Dsl.of("match_phrase", FieldNames.STEMS, String.join(" ", stems)), ROW * SYNONYM);
    }
}
