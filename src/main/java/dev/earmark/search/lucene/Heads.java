package dev.earmark.search.lucene;

import java.io.IOException;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.BytesRef;

/** Finds interactions by their ids. For one thread. */
final class Heads {

    private final IndexReader reader;
    private final SegmentFacts segments;

    Heads(IndexReader reader, SegmentFacts segments) {
        this.reader = reader;
        this.segments = segments;
    }

    /** What is known of an interaction. @param gone whether it was removed @param doc its head, or the mark of its removal */
    record Known(LeafReaderContext leaf, int doc, long version, boolean gone) {}

    /** The document of a turn; −1 when there is none. */
    int turn(String id, int number) throws IOException {
        Known known = of(id);
        if (known == null || known.gone || number < 0) {
            return -1;
        }
        int head = known.doc;
        SegmentMap map = segments.map(known.leaf.reader());
        int turns = head == 0 || map.heads()[head - 1] != head ? 0 : map.numbers()[head - 1] + 1;
        return number < turns ? known.leaf.docBase + head - turns + number : -1;
    }

    /** Null for an interaction of which nothing was ever kept. */
    @org.jspecify.annotations.Nullable Known of(String id) throws IOException {
        for (LeafReaderContext leaf : reader.leaves()) {
            int doc = doc(leaf.reader(), id);
            if (doc >= 0) {
                NumericDocValues versions = DocValues.getNumeric(leaf.reader(), IndexFields.VERSION);
                NumericDocValues gone = DocValues.getNumeric(leaf.reader(), IndexFields.GONE);
                long version = versions.advanceExact(doc) ? versions.longValue() : 0;
                return new Known(leaf, doc, version, gone.advanceExact(doc));
            }
        }
        return null;
    }

    private static int doc(LeafReader leaf, String id) throws IOException {
        Terms terms = leaf.terms(IndexFields.ID);
        TermsEnum at = terms == null ? null : terms.iterator();
        if (at == null || !at.seekExact(new BytesRef(id))) {
            return -1;
        }
        PostingsEnum docs = at.postings(null, PostingsEnum.NONE);
        for (int doc = docs.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = docs.nextDoc()) {
            if (leaf.getLiveDocs() == null || leaf.getLiveDocs().get(doc)) {
                return doc;
            }
        }
        return -1;
    }
}
