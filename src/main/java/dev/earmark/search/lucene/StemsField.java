package dev.earmark.search.lucene;

import java.util.List;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.index.IndexOptions;

/**
 * The field of stems, which every document has: where all of them have a length, Lucene finds it by the number of the document, and need
 * not look up first which documents have one.
 */
final class StemsField {

    private static final FieldType WITH_FREQUENCY = new FieldType();

    static {
        WITH_FREQUENCY.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
        WITH_FREQUENCY.setTokenized(true);
        WITH_FREQUENCY.freeze();
    }

    private StemsField() {}

    /** @param stems of each word of a turn */
    static Field of(List<List<String>> stems) {
        return new Field(IndexFields.STEMS, new TermsByPlace(stems), WITH_FREQUENCY);
    }

    /** Of a document in which nothing is said. */
    static Field none() {
        return of(List.of());
    }
}
