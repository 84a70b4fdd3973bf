package dev.earmark.search.lucene;

import dev.earmark.search.DocumentFacts;
import dev.earmark.search.SearchDocument;
import java.util.HashSet;
import java.util.Set;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.DoublePoint;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.util.BytesRef;

/** The document behind the turns of an interaction. For one use. */
final class Head {

    /** Lucene refuses terms beyond 32,766 bytes; a longer value is found by its beginning. */
    private static final int LONGEST_VALUE = 1_000;

    private final SearchDocument document;
    private final DocumentFacts facts;
    private final long hash;

    Head(SearchDocument document) {
        this.document = document;
        this.facts = DocumentFacts.of(document);
        this.hash = DocumentFacts.hash(document.id());
    }

    /** What the order of documents hangs on; at the turns, too. */
    void order(Document to) {
        to.add(new NumericDocValuesField(IndexFields.AT, facts.at().toEpochMilli()));
        to.add(new NumericDocValuesField(IndexFields.HASH, hash));
    }

    Document document() {
        Document doc = new Document();
        doc.add(new StringField(IndexFields.OF, document.id(), Field.Store.NO));
        doc.add(new StringField(IndexFields.ID, document.id(), Field.Store.NO));
        doc.add(new StringField(IndexFields.KIND, IndexFields.HEAD, Field.Store.NO));
        doc.add(StemsField.none());
        doc.add(new NumericDocValuesField(IndexFields.VERSION, document.version()));
        doc.add(new BinaryDocValuesField(IndexFields.ABOUT, Records.about(document)));
        order(doc);
        Set<String> cut = new HashSet<>();
        for (DocumentFacts.Value value : facts.values()) {
            String fact = cut(IndexFields.fact(value.facet().label(), value.value()));
            if (cut.add(fact)) {
                doc.add(new StringField(IndexFields.FACTS, fact, Field.Store.NO));
                doc.add(new SortedSetDocValuesField(IndexFields.FACTS, new BytesRef(fact)));
            }
        }
        facts.figures().forEach((figure, value) -> doc.add(new DoublePoint(IndexFields.NUMBER + figure.label(), value)));
        return doc;
    }

    static String cut(String fact) {
        return fact.length() <= LONGEST_VALUE ? fact : fact.substring(0, LONGEST_VALUE);
    }
}
