package dev.earmark.search.lucene;

import dev.earmark.phrase.sound.Ear;
import dev.earmark.search.SearchQuery.Words;
import dev.earmark.search.line.LineTerms;
import dev.earmark.search.line.MeantWord;
import dev.earmark.search.line.Places;
import dev.earmark.search.line.Run;
import dev.earmark.search.line.Stems;
import dev.earmark.search.line.Synonyms;
import dev.earmark.search.line.WordChoices;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.Term;
import org.apache.lucene.queries.intervals.IntervalQuery;
import org.apache.lucene.queries.intervals.Intervals;
import org.apache.lucene.queries.intervals.IntervalsSource;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/** Bare words as queries: each word by its stem, and by what else may be meant or have been heard, a little lower. For one request. */
final class WordsTranslator implements WordChoices {

    private static final float SYNONYM = 0.6f;
    private static final float RESPELT = 0.6f;
    private static final float SOUND_ALIKE = 0.5f;
    private static final float MOST_RARITY = 8;

    private final Synonyms synonyms;
    private final Spelling spelling;
    private final SegmentFacts segments;
    private final Deadline deadline;
    private final Map<String, MeantWord> known = new HashMap<>();

    WordsTranslator(Synonyms synonyms, Spelling spelling, SegmentFacts segments, Deadline deadline) {
        this.synonyms = synonyms;
        this.spelling = spelling;
        this.segments = segments;
        this.deadline = deadline;
    }

    private MeantWord word(String word) {
        MeantWord found = known.get(word);
        if (found == null) {
            deadline.check();
            found = MeantWord.of(word, synonyms, spelling.of(word), spelling.soundAlikes(word));
            known.put(word, found);
        }
        return found;
    }

    @Override
    public List<List<String>> of(String word) {
        return word(word).rows();
    }

    Query query(Words asked) {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        for (String word : Stems.telling(asked.words())) {
            any.add(oneOf(word(word)), Occur.SHOULD);
        }
        rows(asked.words()).forEach(row -> any.add(row, Occur.SHOULD));
        return any.build();
    }

    private Query oneOf(MeantWord word) {
        Query itself = new TermQuery(new Term(IndexFields.STEMS, word.stem()));
        List<Query> choices = new ArrayList<>(List.of(itself));
        for (List<String> row : word.synonyms()) {
            choices.add(row.size() == 1 ? new BoostQuery(new TermQuery(new Term(IndexFields.STEMS, row.getFirst())), SYNONYM)
                    : new BoostQuery(row(row), rarity(row) * SYNONYM));
        }
        word.respelt().forEach(stem -> choices.add(new BoostQuery(new TermQuery(new Term(IndexFields.STEMS, stem)), RESPELT)));
        word.soundAlike().forEach(stem -> choices.add(new BoostQuery(heard(stem), SOUND_ALIKE)));
        return choices.size() == 1 ? itself : new DisjunctionMaxQuery(choices, 0);
    }

    private Query heard(String stem) {
        return new HeardTerm(new TermQuery(new Term(IndexFields.STEMS, stem)), segments);
    }

    /** What several words of the query together stand for: "money back". */
    private List<Query> rows(List<String> words) {
        List<Query> rows = new ArrayList<>();
        for (List<String> other : synonyms.ofRows(words)) {
            rows.add(other.size() == 1 ? new BoostQuery(new TermQuery(new Term(IndexFields.STEMS, other.getFirst())), SYNONYM)
                    : new BoostQuery(row(other), rarity(other) * SYNONYM));
        }
        return rows;
    }

    /** Of the rarest of several stems; at least a little. */
    private float rarity(List<String> stems) {
        float rarest = 0.1f;
        for (String stem : stems) {
            rarest = Math.max(rarest, Math.min(spelling.rarity(stem), MOST_RARITY));
        }
        return rarest;
    }

    /** Stems one after the other in a turn. */
    private Query row(List<String> stems) {
        Words words = new Words(String.join(" ", stems), List.of(String.join(" ", stems)));
        Places places = new Places(words, _ -> List.of(stems));
        Query candidates = new NeedQuery(places.need(words), segments, deadline);
        Query adjacent = new IntervalQuery(IndexFields.LINE, Intervals.phrase(stems.stream()
                .map(stem -> Intervals.term(new BytesRef(LineTerms.STEM + stem))).toArray(IntervalsSource[]::new)));
        return new RunQuery(candidates, adjacent, true, stems, (run, ear) -> turns(places, words, run, ear), segments);
    }

    private static BitSet turns(Places places, Words words, Run run, Ear ear) {
        BitSet turns = new BitSet();
        places.of(words, run, ear).forEach(place -> turns.set(run.tokens().get(place.from()).turn()));
        return turns;
    }
}
