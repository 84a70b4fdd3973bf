package dev.earmark.search.lucene;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.search.ScoreDoc;

/**
 * Two lists in one by reciprocal rank fusion: what stands high in either comes high (Cormack, Clarke, Büttcher: Reciprocal Rank Fusion
 * outperforms Condorcet and individual Rank Learning Methods, SIGIR 2009).
 */
final class Fusion {

    /** How far down the lists are looked. */
    static final int DEPTH = 100;
    private static final double DAMPING = 60;

    private Fusion() {}

    static List<Pages.FoundDoc> of(ScoreDoc[] byWords, List<Pages.FoundDoc> byMeaning) {
        Map<Integer, Double> scores = new HashMap<>();
        Map<Integer, Boolean> said = new HashMap<>();
        for (int rank = 0; rank < byWords.length; rank++) {
            scores.put(byWords[rank].doc, 1 / (DAMPING + rank + 1));
            said.put(byWords[rank].doc, true);
        }
        for (int rank = 0; rank < byMeaning.size(); rank++) {
            scores.merge(byMeaning.get(rank).doc(), 1 / (DAMPING + rank + 1), Double::sum);
        }
        List<Pages.FoundDoc> fused = new ArrayList<>();
        scores.forEach((doc, score) -> fused.add(new Pages.FoundDoc(doc, score, !said.containsKey(doc))));
        fused.sort(Comparator.comparingDouble(Pages.FoundDoc::score).reversed().thenComparingInt(Pages.FoundDoc::doc));
        return fused;
    }
}
