package dev.earmark.eval.search;

import dev.earmark.fault.Rejected;
import dev.earmark.interaction.Progress;
import dev.earmark.search.SearchQuery;
import dev.earmark.search.SearchRequest;
import dev.earmark.search.SearchRequest.Meaning;
import dev.earmark.search.line.Stems;
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
    private final QueryReader reader = new QueryReader(Map.of());

    SpeedQueries(ManyCalls calls, Random random) {
        this.calls = calls;
        this.random = random;
    }

    Timings run(Ours ours, Theirs theirs, int page, int warmUp, int rounds, Progress progress) throws IOException {
        Timings timings = new Timings();
        for (int round = -warmUp; round < rounds; round++) {
            List<String> words = telling(calls.passage(random, 6));
            boolean counts = round >= 0;
            boolean first = random.nextBoolean();
            if (first) {
                bare(theirs, words, page, timings, counts);
            }
            time("words", words(words), Meaning.NO, ours, page, timings, counts);
            if (!first) {
                bare(theirs, words, page, timings, counts);
            }
            for (Map.Entry<String, String> typed : typed().entrySet()) {
                time(typed.getKey(), reader.read(typed.getValue()), Meaning.NO, ours, page, timings, counts);
            }
            time("hybrid: words and meaning", words(telling(calls.passage(random, 6))), Meaning.AS_WELL, ours, page, timings, counts);
            progress.at("asking", Math.max(0, (double) round / rounds));
        }
        for (String typed : HostileQueries.all()) {
            timings.time("hostile", true, () -> answeredOrRefused(typed, ours, page));
        }
        return timings;
    }

    private void answeredOrRefused(String typed, Ours ours, int page) {
        try {
            ours.find(SearchRequest.of(reader.read(typed), page));
        } catch (Rejected refused) {
            // with a sentence
        }
    }

    private static List<String> telling(List<String> passage) {
        List<String> telling = passage.stream().filter(word -> !Stems.stopWord(word)).limit(3).toList();
        return telling.isEmpty() ? passage.subList(0, 2) : telling;
    }

    private static SearchQuery words(List<String> words) {
        return new SearchQuery.Words(String.join(" ", words), words);
    }

    private Map<String, String> typed() {
        Map<String, String> typed = new LinkedHashMap<>();
        List<String> near = telling(calls.passage(random, 6));
        typed.put("exact phrase", "\"" + String.join(" ", calls.passage(random, 4)) + "\"");
        typed.put("phrase of a rubric", "~\"" + String.join(" ", calls.passage(random, 4)) + "\"");
        typed.put("near", near.getFirst() + " NEAR/5 " + near.getLast());
        String asked = telling(calls.passage(random, 6)).getFirst();
        typed.put("then", "customer: " + asked + " THEN agent: NOT (sorry | apologise) within 3 turns");
        typed.put("speaker", "agent: " + String.join(" ", telling(calls.passage(random, 6))));
        return typed;
    }

    private static void time(String kind, SearchQuery query, Meaning meaning, Ours ours, int page, Timings timings, boolean counts)
            throws IOException {
        timings.time(kind, counts, () -> {
            try {
                ours.find(SearchRequest.of(query, page).with(meaning));
            } catch (Rejected tooSlow) {
                timings.givenUp(query.toString());
            }
        });
    }

    private static void bare(Theirs theirs, List<String> words, int page, Timings timings, boolean counts) throws IOException {
        timings.time("words, in bare Lucene", counts, () -> theirs.find(words, page));
    }

    /** A search of what is asked for. */
    @FunctionalInterface
    interface Ours {
        long find(SearchRequest request);
    }

    /** The library by itself. */
    @FunctionalInterface
    interface Theirs {
        int find(List<String> words, int most) throws IOException;
    }
}
