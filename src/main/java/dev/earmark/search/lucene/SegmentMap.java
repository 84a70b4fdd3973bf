package dev.earmark.search.lucene;

import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/**
 * Where in a segment interactions and runs begin and end; 12 bytes a document. Segments never change, so one map serves all searches.
 *
 * @param numbers of turns; −1 at documents that are none
 * @param heads   the head behind each turn
 * @param runs    the first document of the run of each turn; −1 where nothing is said
 * @param heard   turns that a recogniser wrote down; null when there are none
 */
record SegmentMap(int[] numbers, int[] heads, int[] runs, @Nullable FixedBitSet heard) {

    static SegmentMap of(LeafReader reader) throws IOException {
        int[] numbers = read(reader, IndexFields.TURN_NUMBER);
        int[] heads = read(reader, IndexFields.TO_HEAD);
        int[] runs = read(reader, IndexFields.TO_RUN);
        for (int doc = 0; doc < numbers.length; doc++) {
            heads[doc] = heads[doc] < 0 ? doc : doc + heads[doc];
            runs[doc] = runs[doc] < 0 ? -1 : doc - runs[doc] + 1;
        }
        return new SegmentMap(numbers, heads, runs, heard(reader));
    }

    private static @Nullable FixedBitSet heard(LeafReader reader) throws IOException {
        PostingsEnum turns = reader.postings(new Term(IndexFields.KIND, IndexFields.HEARD), PostingsEnum.NONE);
        if (turns == null) {
            return null;
        }
        FixedBitSet heard = new FixedBitSet(reader.maxDoc());
        heard.or(turns);
        return heard;
    }

    private static int[] read(LeafReader reader, String field) throws IOException {
        int[] values = new int[reader.maxDoc()];
        Arrays.fill(values, -1);
        NumericDocValues known = DocValues.getNumeric(reader, field);
        for (int doc = known.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = known.nextDoc()) {
            values[doc] = Math.toIntExact(known.longValue());
        }
        return values;
    }

    /** Whether the run of a turn is this turn alone. */
    boolean isAlone(int doc) {
        if (runs[doc] != doc) {
            return false;
        }
        for (int other = doc + 1; other < heads[doc]; other++) {
            if (runs[other] == doc) {
                return false;
            }
        }
        return true;
    }

    boolean isTurn(int doc) {
        return numbers[doc] >= 0;
    }

    /** The first turn of the interaction of a turn. */
    int begin(int doc) {
        return doc - numbers[doc];
    }
}
