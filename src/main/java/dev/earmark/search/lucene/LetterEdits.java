package dev.earmark.search.lucene;

import org.apache.lucene.util.BytesRef;

/**
 * Counts the letters that differ between one word and others (Levenshtein), all of them at once in the bits of a number (G. Myers: A fast
 * bit-vector algorithm for approximate string matching based on dynamic programming, Journal of the ACM 46, 1999; for whole words after
 * H. Hyyrö, 2003). Safe for many threads.
 */
final class LetterEdits {

    private static final int LONGEST = Long.SIZE;
    private static final int LETTERS = 128;

    private final long[] places = new long[LETTERS];
    private final int length;

    /** @param word of one-byte letters; 1 to 64 of them, or nothing can be counted */
    LetterEdits(BytesRef word) {
        this.length = word.length;
        if (counts()) {
            for (int i = 0; i < length; i++) {
                places[word.bytes[word.offset + i]] |= 1L << i;
            }
        }
    }

    private boolean counts() {
        return length > 0 && length <= LONGEST;
    }

    /** @return 0, which is never too much, for a word with letters of several bytes and where nothing can be counted */
    int to(BytesRef other) {
        if (!counts()) {
            return 0;
        }
        long up = -1;
        long down = 0;
        int edits = length;
        long last = 1L << length - 1;
        for (int i = 0; i < other.length; i++) {
            byte letter = other.bytes[other.offset + i];
            if (letter < 0) {
                return 0;
            }
            long same = places[letter];
            long vertical = same | down;
            long horizontal = (same & up) + up ^ up | same;
            long more = down | ~(horizontal | up);
            long less = up & horizontal;
            edits += (more & last) != 0 ? 1 : (less & last) != 0 ? -1 : 0;
            more = more << 1 | 1;
            less <<= 1;
            up = less | ~(vertical | more);
            down = more & vertical;
        }
        return edits;
    }
}
