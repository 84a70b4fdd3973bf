package dev.earmark.search.lucene;

import dev.earmark.search.FacetCounts;
import dev.earmark.search.FacetCounts.Value;
import dev.earmark.search.SearchFilter.Facet;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.apache.lucene.util.BytesRef;

/** Counts the interactions of the turns that fit by the values of facets. For one search, on one thread. */
final class FacetCounter extends SimpleCollector {

    private final List<Facet> wanted;
    private final SegmentFacts segments;
    private final List<Map<String, Long>> counts;
    private SortedSetDocValues facts = DocValues.emptySortedSet();
    private int[] heads = {};
    private long[] from = {};
    private long[] to = {};
    private long[] frequencies = {};
    private int last = -1;

    FacetCounter(List<Facet> wanted, SegmentFacts segments) {
        this.wanted = wanted;
        this.segments = segments;
        this.counts = wanted.stream().<Map<String, Long>>map(_ -> new HashMap<>()).toList();
    }

    @Override
    protected void doSetNextReader(LeafReaderContext context) throws IOException {
        finishSegment();
        facts = DocValues.getSortedSet(context.reader(), IndexFields.FACTS);
        heads = segments.map(context.reader()).heads();
        frequencies = new long[Math.toIntExact(facts.getValueCount())];
        from = new long[wanted.size()];
        to = new long[wanted.size()];
        for (int i = 0; i < from.length; i++) {
            String begin = IndexFields.factsOf(wanted.get(i).label());
            from[i] = place(begin);
            to[i] = place(begin.substring(0, begin.length() - 1) + "\u0001");
        }
        last = -1;
    }

    private long place(String fact) throws IOException {
        long place = facts.lookupTerm(new BytesRef(fact));
        return place < 0 ? -place - 1 : place;
    }

    @Override
    public void collect(int doc) throws IOException {
        int head = heads[doc];
        if (head != last && facts.advanceExact(head)) {
            for (int i = 0; i < facts.docValueCount(); i++) {
                frequencies[(int) facts.nextOrd()]++;
            }
        }
        last = head;
    }

    private void finishSegment() throws IOException {
        for (int i = 0; i < from.length; i++) {
            int label = IndexFields.factsOf(wanted.get(i).label()).length();
            for (long fact = from[i]; fact < to[i]; fact++) {
                if (frequencies[(int) fact] > 0) {
                    counts.get(i).merge(facts.lookupOrd(fact).utf8ToString().substring(label), frequencies[(int) fact], Long::sum);
                }
            }
        }
        from = new long[0];
    }

    /** What was counted, once the search is over. */
    List<FacetCounts> counts() throws IOException {
        finishSegment();
        return java.util.stream.IntStream.range(0, wanted.size()).mapToObj(i -> counts(wanted.get(i), counts.get(i))).toList();
    }

    private static FacetCounts counts(Facet facet, Map<String, Long> counted) {
        List<Value> all = counted.entrySet().stream().map(count -> new Value(count.getKey(), count.getValue()))
                .sorted(Comparator.comparingLong(Value::interactions).reversed().thenComparing(Value::value)).toList();
        List<Value> most = all.stream().limit(FacetCounts.MOST_VALUES).toList();
        long others = all.stream().skip(most.size()).mapToLong(Value::interactions).sum();
        return new FacetCounts(facet.label(), most, others);
    }

    @Override
    public ScoreMode scoreMode() {
        return ScoreMode.COMPLETE_NO_SCORES;
    }

    @Override
    public void setScorer(Scorable scorer) {
        // every turn counts the same
    }
}
