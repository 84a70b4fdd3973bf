package dev.earmark.eval.search;

import dev.earmark.fault.Rejected;
import dev.earmark.interaction.Progress;
import dev.earmark.search.SearchIndex;
import dev.earmark.search.SearchQuery;
import dev.earmark.search.SearchRequest;
import dev.earmark.search.SearchRequest.Meaning;
import dev.earmark.search.line.Stems;
import dev.earmark.search.lucene.BareLucene;
import dev.earmark.search.query.QueryReader;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Searches of each kind, of words that are said, each asked once, the kinds taking turns. For one use. */
final class SpeedQueries {

    private final ManyCalls calls;
    private final Random random;
    private final SearchIndex index;
    private final BareLucene bare;
    private final int page;
    private final QueryReader reader = new QueryReader(Map.of());
    private final Timings timings = new Timings();

    /** @param bare the library by itself, on the same index @param page hits that are asked for */
    SpeedQueries(ManyCalls calls, Random random, SearchIndex index, BareLucene bare, int page) {
        this.calls = calls;
        this.random = random;
        this.index = index;
        this.bare = bare;
        this.page = page;
    }

    Timings run(int warmUp, int rounds, Progress progress) throws IOException {
        for (int round = -warmUp; round < rounds; round++) {
            boolean counts = round >= 0;
            words(telling(calls.passage(random, 6)), counts);
            for (Map.Entry<String, String> typed : typed().entrySet()) {
                time(typed.getKey(), reader.read(typed.getValue()), Meaning.NO, counts);
            }
            time("hybrid: words and meaning", words(telling(calls.passage(random, 6))), Meaning.AS_WELL, counts);
            progress.at("asking", Math.max(0, (double) round / rounds));
        }
        for (String typed : HostileQueries.all()) {
            timings.time("hostile", true, () -> answeredOrRefused(typed));
        }
        return timings;
    }

    /** In an order that is drawn, since who comes second finds the files in the processor's memory. */
    private void words(List<String> words, boolean counts) throws IOException {
        BareLucene.Asked plain = bare.plain(words);
        BareLucene.Asked meant = bare.meant(words);
        boolean first = random.nextBoolean();
        if (first) {
            time("words", words(words), Meaning.NO, counts);
        }
        timings.time("the same query, bare library", counts, () -> bare.find(meant, page));
        timings.time("the words alone, bare library", counts, () -> bare.find(plain, page));
        if (!first) {
            time("words", words(words), Meaning.NO, counts);
        }
    }

    private void answeredOrRefused(String typed) {
        try {
            index.find(SearchRequest.of(reader.read(typed), page));
        } catch (Rejected refused) {
            // with a sentence
        }
    }

    private static List<String> telling(List<String> passage) {
        List<String> telling = passage.stream().filter(word -> !Stems.stopWord(word)).limit(3).toList();
        return telling.isEmpty() ? passage.subList(0, 2) : telling;
    }

    /** Two or three that say something: no word of the query language ("not", "then") is among them. */
    private List<String> typeable() {
        List<String> telling = telling(calls.passage(random, 6));
        return telling.size() < 2 || telling.stream().anyMatch(Stems::stopWord) ? typeable() : telling;
    }

    private static SearchQuery words(List<String> words) {
        return new SearchQuery.Words(String.join(" ", words), words);
    }

    private Map<String, String> typed() {
        Map<String, String> typed = new LinkedHashMap<>();
        List<String> near = typeable();
        typed.put("exact phrase", "\"" + String.join(" ", calls.passage(random, 4)) + "\"");
        typed.put("phrase of a rubric", "~\"" + String.join(" ", calls.passage(random, 4)) + "\"");
        typed.put("near", near.getFirst() + " NEAR/5 " + near.getLast());
        String asked = typeable().getFirst();
        typed.put("then", "customer: " + asked + " THEN agent: NOT (sorry | apologise) within 3 turns");
        typed.put("speaker", "agent: " + String.join(" ", typeable()));
        return typed;
    }

    private void time(String kind, SearchQuery query, Meaning meaning, boolean counts) throws IOException {
        timings.time(kind, counts, () -> {
            try {
                index.find(SearchRequest.of(query, page).with(meaning));
            } catch (Rejected tooSlow) {
                timings.givenUp(query.toString());
            }
        });
    }
}
