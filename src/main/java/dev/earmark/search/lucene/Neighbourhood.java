package dev.earmark.search.lucene;

import dev.earmark.fault.Rejected;
import dev.earmark.language.embedding.Embedder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.ByteVectorValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.KnnVectorValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnByteVectorQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.jspecify.annotations.Nullable;

/** Finds turns by their meaning: those whose vectors are nearest, by a graph of neighbours (HNSW). For one search. */
final class Neighbourhood {

    /** How many are found at most. */
    static final int MOST = 200;

    private final IndexSearcher searcher;
    private final @Nullable Embedder embedder;
    private byte[] asked = {};

    Neighbourhood(IndexSearcher searcher, @Nullable Embedder embedder) {
        this.searcher = searcher;
        this.embedder = embedder;
    }

    /** Whether there is anything to compare, and something to compare with. */
    boolean known() throws IOException {
        return embedder != null && anyVector();
    }

    private boolean anyVector() throws IOException {
        for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            ByteVectorValues values = leaf.reader().getByteVectorValues(IndexFields.MEANING);
            if (values != null && values.size() > 0) {
                return true;
            }
        }
        return false;
    }

    /** Works out the vector of a text. @throws Rejected with {@code search.no-meaning} without a sentence model, and without a meaning */
    void read(String text) throws IOException {
        if (embedder == null || !anyVector()) {
            throw new Rejected("search.no-meaning",
                    "Search by meaning is not possible: there is no sentence model, or no turn is indexed by it yet; search by words.");
        }
        asked = Vectors.bytes(embedder.embed(List.of(text)).getFirst());
    }

    /** Whether the text that was read means anything. */
    boolean meant() {
        return asked.length > 0;
    }

    /** Of the text that was read. @throws Rejected with {@code search.no-meaning} when it has none */
    byte[] vector() {
        if (asked.length == 0) {
            throw new Rejected("search.no-meaning", "The text has no meaning that could be compared; write a few words.");
        }
        return asked;
    }

    /** Of a turn. @throws Rejected with {@code search.no-meaning} when it has none */
    byte[] vector(int doc) throws IOException {
        IndexReader reader = searcher.getIndexReader();
        LeafReaderContext leaf = reader.leaves().get(ReaderUtil.subIndex(doc, reader.leaves()));
        ByteVectorValues values = leaf.reader().getByteVectorValues(IndexFields.MEANING);
        KnnVectorValues.DocIndexIterator vectors = values == null ? null : values.iterator();
        if (vectors == null || vectors.advance(doc - leaf.docBase) != doc - leaf.docBase) {
            throw new Rejected("search.no-meaning", "The turn says too little to find others that mean the same; choose a longer one.");
        }
        return values.vectorValue(vectors.index()).clone();
    }

    /** The nearest first. @param within what may be found; null for everything that has a vector */
    List<Pages.FoundDoc> to(byte[] vector, @Nullable Query within, int most) throws IOException {
        Query query = new KnnByteVectorQuery(IndexFields.MEANING, vector, most, within);
        List<Pages.FoundDoc> found = new ArrayList<>();
        for (ScoreDoc doc : searcher.search(query, most).scoreDocs) {
            found.add(new Pages.FoundDoc(doc.doc, Vectors.nearness(doc.score, vector.length), true));
        }
        return found;
    }

    /** These documents and no others. */
    static Query docs(List<Pages.FoundDoc> found, IndexReader reader) {
        return new TheseDocs(reader, found.stream().mapToInt(Pages.FoundDoc::doc).sorted().toArray());
    }

}
