package dev.earmark.search.lucene;

import dev.earmark.search.SearchDocument;
import dev.earmark.search.SearchIndex.Removal;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.Term;

/** Takes in what has changed, and commits it. For one use, while nobody else writes. */
final class Keeping {

    private final IndexWriter writer;
    private final SegmentFacts segments;
    private final Map<String, Heads.Known> held;

    /** @param held what is known of the interactions that are to be kept */
    Keeping(IndexWriter writer, SegmentFacts segments, Map<String, Heads.Known> held) {
        this.writer = writer;
        this.segments = segments;
        this.held = held;
    }

    /** @return how many interactions were written */
    int keep(Collection<SearchDocument> changed, Collection<Removal> removed) throws IOException {
        int written = 0;
        for (SearchDocument document : changed) {
            Heads.Known known = held.get(document.id());
            if (known == null || document.version() >= known.version() && !known.gone() || document.version() > known.version()) {
                writer.updateDocuments(new Term(IndexFields.OF, document.id()), Block.of(document, segments.sound()));
                written++;
            }
        }
        for (Removal removal : removed) {
            Heads.Known known = held.get(removal.id());
            if (known == null || removal.version() >= known.version()) {
                writer.updateDocuments(new Term(IndexFields.OF, removal.id()), List.of(gone(removal)));
                written++;
            }
        }
        if (written > 0) {
            writer.commit();
        }
        return written;
    }

    /** What stays of an interaction that is gone: that it never comes back. */
    private static Document gone(Removal removal) {
        Document doc = new Document();
        doc.add(new StringField(IndexFields.OF, removal.id(), Field.Store.NO));
        doc.add(new StringField(IndexFields.ID, removal.id(), Field.Store.NO));
        doc.add(new StringField(IndexFields.KIND, IndexFields.GONE, Field.Store.NO));
        doc.add(StemsField.none());
        doc.add(new NumericDocValuesField(IndexFields.GONE, 1));
        doc.add(new NumericDocValuesField(IndexFields.VERSION, removal.version()));
        return doc;
    }
}
