package dev.earmark.search.lucene;

import dev.earmark.search.line.LineTerms;
import java.util.Arrays;
import java.util.function.IntConsumer;
import java.util.function.LongUnaryOperator;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.ArrayUtil;
import org.apache.lucene.util.BytesRef;

/**
 * The words of a segment, and the pairs of words heard as one, in such an order that those which may be taken for another stand together:
 * by their beginning, and by their ending. About 30 bytes a word. Immutable.
 */
final class SegmentWords {

    static final SegmentWords NONE = new SegmentWords(new byte[0], new int[1], 0);

    private static final int LETTER = 8;
    /** Longer ones are told apart by it no more; none is so long that it may be taken for another. */
    private static final int LONGEST = 255;
    private static final long PLACE = 0xFFFFFFFFL;

    private final byte[] letters;
    private final int[] starts;
    private final int pairsFrom;
    private final int[] byBeginning;
    private final int[] byEnding;

    /** @param pairsFrom the first place of a pair, behind all words */
    private SegmentWords(byte[] letters, int[] starts, int pairsFrom) {
        this.letters = letters;
        this.starts = starts;
        this.pairsFrom = pairsFrom;
        this.byBeginning = ordered(this::beginning);
        this.byEnding = ordered(this::ending);
    }

    static SegmentWords of(Terms terms) throws java.io.IOException {
        Reading reading = new Reading();
        reading.words(terms.iterator());
        int pairsFrom = reading.size;
        reading.pairs(terms.iterator());
        return new SegmentWords(ArrayUtil.copyOfSubArray(reading.letters, 0, reading.starts[reading.size]),
                ArrayUtil.copyOfSubArray(reading.starts, 0, reading.size + 1), pairsFrom);
    }

    private int size() {
        return starts.length - 1;
    }

    private int[] ordered(LongUnaryOperator key) {
        long[] keyed = new long[size()];
        for (int place = 0; place < keyed.length; place++) {
            keyed[place] = key.applyAsLong(place) << Integer.SIZE | place;
        }
        Arrays.sort(keyed);
        int[] places = new int[keyed.length];
        for (int i = 0; i < places.length; i++) {
            places[i] = (int) (keyed[i] & PLACE);
        }
        return places;
    }

    private long beginning(long place) {
        int from = starts[(int) place];
        return beginning(place >= pairsFrom, letters[from], length((int) place));
    }

    private static long beginning(boolean pair, byte first, int length) {
        return ((pair ? 1L : 0) << LETTER | first & 0xFF) << LETTER | Math.clamp(length, 0, LONGEST);
    }

    private long ending(long place) {
        int to = starts[(int) place + 1];
        int length = length((int) place);
        return ending(place >= pairsFrom, length > 1 ? letters[to - 2] : 0, letters[to - 1], length);
    }

    private static long ending(boolean pair, byte before, byte last, int length) {
        return (((pair ? 1L : 0) << LETTER | before & 0xFF) << LETTER | last & 0xFF) << LETTER | Math.clamp(length, 0, LONGEST);
    }

    private int length(int place) {
        return starts[place + 1] - starts[place];
    }

    /** The letters at a place, without the sign of a pair, to be looked at only. */
    void at(int place, BytesRef into) {
        into.bytes = letters;
        into.offset = starts[place];
        into.length = length(place);
    }

    /** Words, or pairs, with the same first byte and of such a length, in bytes. */
    void sameBeginning(boolean pairs, byte first, int shortest, int longest, IntConsumer found) {
        range(byBeginning, this::beginning, beginning(pairs, first, shortest), beginning(pairs, first, longest), found);
    }

    /** Those with the same last two bytes. */
    void sameEnding(boolean pairs, byte before, byte last, IntConsumer found) {
        range(byEnding, this::ending, ending(pairs, before, last, 2), ending(pairs, before, last, LONGEST), found);
    }

    private static void range(int[] places, LongUnaryOperator key, long least, long most, IntConsumer found) {
        int low = 0;
        for (int high = places.length; low < high; ) {
            int middle = (low + high) >>> 1;
            if (key.applyAsLong(places[middle]) < least) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        for (int at = low; at < places.length && key.applyAsLong(places[at]) <= most; at++) {
            found.accept(places[at]);
        }
    }

    /** Copies terms. For one use. */
    private static final class Reading {

        private byte[] letters = new byte[1024];
        private int[] starts = new int[128];
        private int size;

        /** Everything but stems, kinds and pairs, whose signs stand before and behind digits and letters. */
        void words(TermsEnum terms) throws java.io.IOException {
            TermsEnum.SeekStatus at = terms.seekCeil(new BytesRef("0"));
            while (at != TermsEnum.SeekStatus.END) {
                BytesRef term = terms.term();
                if (term.bytes[term.offset] == LineTerms.STEM.charAt(0)) {
                    at = terms.seekCeil(new BytesRef("\u007f"));
                } else {
                    add(term, 0);
                    at = terms.next() == null ? TermsEnum.SeekStatus.END : TermsEnum.SeekStatus.FOUND;
                }
            }
        }

        void pairs(TermsEnum terms) throws java.io.IOException {
            TermsEnum.SeekStatus at = terms.seekCeil(new BytesRef(LineTerms.JOINED));
            while (at != TermsEnum.SeekStatus.END && terms.term().bytes[terms.term().offset] == LineTerms.JOINED.charAt(0)) {
                add(terms.term(), LineTerms.JOINED.length());
                at = terms.next() == null ? TermsEnum.SeekStatus.END : TermsEnum.SeekStatus.FOUND;
            }
        }

        private void add(BytesRef term, int sign) {
            int length = term.length - sign;
            if (length <= 0) {
                return;
            }
            int from = starts[size];
            letters = ArrayUtil.grow(letters, from + length);
            System.arraycopy(term.bytes, term.offset + sign, letters, from, length);
            size++;
            starts = ArrayUtil.grow(starts, size + 1);
            starts[size] = from + length;
        }
    }
}
