package dev.earmark.search.lucene;

import dev.earmark.search.SearchPage.About;
import dev.earmark.transcript.Turn;
import java.io.IOException;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** One turn of a reader, and what stands around it. For one thread. */
record TurnAt(LeafReader leaf, SegmentMap map, int doc) {

    static TurnAt of(IndexReader reader, int doc, SegmentFacts segments) throws IOException {
        LeafReaderContext context = reader.leaves().get(ReaderUtil.subIndex(doc, reader.leaves()));
        return new TurnAt(context.reader(), segments.map(context.reader()), doc - context.docBase);
    }

    int number() {
        return map.numbers()[doc];
    }

    int turns() {
        return map.heads()[doc] - map.begin(doc);
    }

    About about() throws IOException {
        return Records.about(packed(IndexFields.ABOUT, map.heads()[doc]));
    }

    /** A turn of the same interaction. @param number 0 to the number of turns, exclusive */
    Turn turn(int number) throws IOException {
        return Records.turn(packed(IndexFields.SAID, map.begin(doc) + number));
    }

    /** The words around; null where nothing is said. */
    Records.@Nullable HeardRun run() throws IOException {
        return map.runs()[doc] < 0 ? null : Records.run(packed(IndexFields.RUN_WORDS, map.runs()[doc]));
    }

    private BytesRef packed(String field, int of) throws IOException {
        BinaryDocValues values = DocValues.getBinary(leaf, field);
        if (!values.advanceExact(of)) {
            throw new CorruptIndexException("a document has no " + field, leaf.toString());
        }
        return values.binaryValue();
    }
}
