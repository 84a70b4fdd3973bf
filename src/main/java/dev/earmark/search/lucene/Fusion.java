package dev.earmark.search.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.search.ScoreDoc;

/**
 * Two lists in one by reciprocal rank fusion: what stands high in either comes high (Cormack, Clarke, Büttcher: Reciprocal Rank Fusion
 * outperforms Condorcet and individual Rank Learning Methods, SIGIR 2009). Before that, the words of a turn count a little for the two
 * turns on either side of it, as they do for its meaning.
 */
final class Fusion {

    /** How far down the lists are looked. */
    static final int DEPTH = 100;
    private static final double DAMPING = 10;
    /** What a rank by meaning counts beside one by words. */
    private static final double MEANING = 0.7;
    private static final double[] AROUND = {0.3, 0.1};

    private final IndexReader reader;
    private final SegmentFacts segments;

    Fusion(IndexReader reader, SegmentFacts segments) {
        this.reader = reader;
        this.segments = segments;
    }

    /** The best turns by words, of themselves and of what stands around them, best first. */
    List<ScoreDoc> amongNeighbours(ScoreDoc[] byWords) throws IOException {
        Map<Integer, Double> scores = new HashMap<>();
        for (ScoreDoc doc : byWords) {
            scores.merge(doc.doc, (double) doc.score, Double::sum);
            TurnAt at = TurnAt.of(reader, doc.doc, segments);
            for (int distance = 1; distance <= AROUND.length; distance++) {
                double share = doc.score * AROUND[distance - 1];
                if (at.number() >= distance) {
                    scores.merge(doc.doc - distance, share, Double::sum);
                }
                if (at.number() + distance < at.turns()) {
                    scores.merge(doc.doc + distance, share, Double::sum);
                }
            }
        }
        return scores.entrySet().stream().sorted(Map.Entry.<Integer, Double>comparingByValue().reversed()
                .thenComparing(Map.Entry.comparingByKey())).map(doc -> new ScoreDoc(doc.getKey(), doc.getValue().floatValue())).toList();
    }

    /** @param said documents that hold words of the query */
    static List<Pages.FoundDoc> of(List<ScoreDoc> byWords, List<Pages.FoundDoc> byMeaning, Set<Integer> said) {
        Map<Integer, Double> scores = new HashMap<>();
        for (int rank = 0; rank < Math.min(DEPTH, byWords.size()); rank++) {
            scores.put(byWords.get(rank).doc, 1 / (DAMPING + rank + 1));
        }
        for (int rank = 0; rank < byMeaning.size(); rank++) {
            scores.merge(byMeaning.get(rank).doc(), MEANING / (DAMPING + rank + 1), Double::sum);
        }
        List<Pages.FoundDoc> fused = new ArrayList<>();
        scores.forEach((doc, score) -> fused.add(new Pages.FoundDoc(doc, score, !said.contains(doc))));
        fused.sort(Comparator.comparingDouble(Pages.FoundDoc::score).reversed().thenComparingInt(Pages.FoundDoc::doc));
        return fused;
    }

    static Set<Integer> docs(ScoreDoc[] found) {
        Set<Integer> docs = new HashSet<>();
        for (ScoreDoc doc : found) {
            docs.add(doc.doc);
        }
        return docs;
    }
}
