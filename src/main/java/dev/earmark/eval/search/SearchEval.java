package dev.earmark.eval.search;

import dev.earmark.eval.search.SearchQuestion.TurnName;
import dev.earmark.interaction.Progress;
import dev.earmark.language.embedding.Embedder;
import dev.earmark.search.SearchDocument;
import dev.earmark.search.SearchIndex;
import dev.earmark.search.SearchQuery;
import dev.earmark.search.SearchRequest;
import dev.earmark.search.TurnMeaning;
import dev.earmark.search.line.Synonyms;
import dev.earmark.search.lucene.LuceneIndex;
import dev.earmark.search.query.QueryReader;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Asks the questions of a set and prints how many were answered, beside plain BM25 over the same turns. */
public final class SearchEval {

    private static final int FIRST = 10;
    private static final String ALL = "all";

    private final SearchSets sets;
    private final Embedder embedder;
    private final Progress progress;

    public SearchEval(Path own, Path material, Embedder embedder, Progress progress) {
        this.sets = new SearchSets(own, material);
        this.embedder = embedder;
        this.progress = progress;
    }

    /**
     * What came of some questions.
     *
     * @param hits  questions of which a right turn is among the first ten
     * @param ranks the sum of 1 / rank of the first right turn
     */
    private record Tally(int asked, int hits, double ranks) {

        Tally with(double rank) {
            return new Tally(asked + 1, hits + (rank > 0 ? 1 : 0), ranks + rank);
        }

        double hitShare() {
            return asked == 0 ? 0 : (double) hits / asked;
        }

        double meanRank() {
            return asked == 0 ? 0 : ranks / asked;
        }
    }

    /** The search and BM25 on the same questions. */
    private record Pair(Tally ours, Tally plain) {}

    /** @return the bars that are broken, one sentence each */
    public List<String> run(PrintStream out, String name) {
        Optional<SearchSet> found = sets.read(name);
        if (found.isEmpty()) {
            out.println(name + ": PASSED OVER, its material is not there");
            return List.of();
        }
        SearchSet set = found.get();
        Map<String, Pair> figures = ask(set);
        out.printf(Locale.ROOT, "%s: %d conversations, %d turns, %d questions%n", set.name(), set.documents().size(),
                set.documents().stream().mapToInt(document -> document.transcript().turns().size()).sum(), set.questions().size());
        out.printf(Locale.ROOT, "  %-24s %9s | %-22s | %-22s%n", "", "questions", "hit@10  search / BM25", "MRR@10  search / BM25");
        figures.forEach((group, pair) -> out.printf(Locale.ROOT, "  %-24s %9d |       %6.3f / %6.3f |        %6.3f / %6.3f%n", group,
                pair.ours.asked, pair.ours.hitShare(), pair.plain.hitShare(), pair.ours.meanRank(), pair.plain.meanRank()));
        return broken(set, figures);
    }

    private Map<String, Pair> ask(SearchSet set) {
        Map<String, Pair> figures = new LinkedHashMap<>();
        figures.put(ALL, new Pair(new Tally(0, 0, 0), new Tally(0, 0, 0)));
        PlainBm25 plain = new PlainBm25(set.documents());
        try (SearchIndex index = index(set)) {
            int asked = 0;
            for (SearchQuestion question : set.questions()) {
                double ours = rank(question, search(index, question));
                double theirs = rank(question, plain.find(question.text(), question.speaker(), FIRST));
                for (String group : groups(question)) {
                    Pair before = figures.getOrDefault(group, new Pair(new Tally(0, 0, 0), new Tally(0, 0, 0)));
                    figures.put(group, new Pair(before.ours.with(ours), before.plain.with(theirs)));
                }
                progress.at("asking", (double) ++asked / set.questions().size());
            }
        }
        return figures;
    }

    private static List<String> groups(SearchQuestion question) {
        return question.kind().equals(question.split()) ? List.of(ALL, question.split())
                : List.of(ALL, question.split(), question.split() + ", " + question.kind());
    }

    private SearchIndex index(SearchSet set) {
        SearchIndex index = LuceneIndex.inMemory(embedder, Synonyms.shipped());
        TurnMeaning meaning = new TurnMeaning(embedder);
        List<SearchDocument> waiting = new ArrayList<>();
        int done = 0;
        for (SearchDocument document : set.documents()) {
            waiting.add(meaning.into(document));
            progress.at("reading", (double) ++done / set.documents().size());
            if (waiting.size() == 100 || done == set.documents().size()) {
                index.keep(waiting, List.of());
                waiting.clear();
            }
        }
        return index;
    }

    private static List<TurnName> search(SearchIndex index, SearchQuestion question) {
        SearchQuery query = new QueryReader(Map.of()).read(question.text());
        SearchQuery by = question.speaker() == null || query instanceof SearchQuery.SaidBy ? query
                : new SearchQuery.SaidBy(question.speaker(), query);
        record Scored(TurnName turn, double score) {}
        List<Scored> found = new ArrayList<>();
        index.find(SearchRequest.of(by, FIRST)).groups().forEach(group -> group.hits().forEach(hit ->
                found.add(new Scored(new TurnName(group.about().id(), hit.turn()), hit.score()))));
        return found.stream().sorted(Comparator.comparingDouble(Scored::score).reversed()).map(Scored::turn).toList();
    }

    /** 1 / rank of the first right turn; 0 when there is none. */
    private static double rank(SearchQuestion question, List<TurnName> found) {
        for (int at = 0; at < found.size(); at++) {
            if (question.relevant().contains(found.get(at))) {
                return 1.0 / (at + 1);
            }
        }
        return 0;
    }

    private static List<String> broken(SearchSet set, Map<String, Pair> figures) {
        List<String> broken = new ArrayList<>();
        Pair none = new Pair(new Tally(0, 0, 0), new Tally(0, 0, 0));
        Pair barred = figures.getOrDefault(set.barSplit().isEmpty() ? ALL : set.barSplit(), none);
        below(broken, set, "hit@10", barred.ours.hitShare(), set.hitBar());
        below(broken, set, "MRR@10", barred.ours.meanRank(), set.rankBar());
        figures.forEach((group, pair) -> {
            if (group.endsWith(", exact")) {
                below(broken, set, "hit@10 of " + group, pair.ours.hitShare(), set.exactBar());
            }
            if (pair.ours.hits < pair.plain.hits) {
                broken.add(set.name() + ": " + group + " is answered less often than by plain BM25.");
            }
        });
        return broken;
    }

    private static void below(List<String> broken, SearchSet set, String figure, double value, double bar) {
        if (value < bar) {
            broken.add(String.format(Locale.ROOT, "%s: %s is %.3f, below the bar of %.2f.", set.name(), figure, value, bar));
        }
    }
}
