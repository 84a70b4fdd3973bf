package dev.earmark.search.lucene;

import dev.earmark.phrase.sound.SoundAlike;
import dev.earmark.search.line.LineTerms;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;

/**
 * The words of a segment, and the pairs of words heard as one, in such orders that those which may be taken for another stand together: by
 * their beginning and length, and by their ending and length. About 50 bytes a word. Immutable.
 */
final class SegmentWords {

    static final SegmentWords NONE = new SegmentWords(new WordRows.Builder(), new WordRows.Builder());

    private static final int LETTER = 8;
    /** Longer ones are told apart by it no more; none is so long that it may be taken for another. */
    private static final int LONGEST = 255;

    private final WordRows wordsByBeginning;
    private final WordRows wordsByEnding;
    private final WordRows pairsByBeginning;
    private final WordRows pairsByEnding;

    private SegmentWords(WordRows.Builder words, WordRows.Builder pairs) {
        this.wordsByBeginning = words.ordered(SegmentWords::beginning);
        this.wordsByEnding = words.ordered(SegmentWords::ending);
        this.pairsByBeginning = pairs.ordered(SegmentWords::beginning);
        this.pairsByEnding = pairs.ordered(SegmentWords::ending);
    }

    static SegmentWords of(Terms terms, SoundAlike sound) throws java.io.IOException {
        return new SegmentWords(words(terms.iterator(), sound), pairs(terms.iterator(), sound));
    }

    private static int beginning(BytesRef word) {
        return beginning(word.bytes[word.offset], letters(word));
    }

    private static int beginning(byte first, int letters) {
        return (first & 0xFF) << LETTER | Math.clamp(letters, 0, LONGEST);
    }

    private static int ending(BytesRef word) {
        int last = word.offset + word.length - 1;
        return ending(word.length > 1 ? word.bytes[last - 1] : 0, word.bytes[last], letters(word));
    }

    private static int ending(byte before, byte last, int letters) {
        return ((before & 0xFF) << LETTER | last & 0xFF) << LETTER | Math.clamp(letters, 0, LONGEST);
    }

    /** Its length in characters, as Java counts them: a byte that goes on with one is none, one beyond the basic plane is two. */
    static int letters(BytesRef word) {
        int letters = 0;
        for (int at = word.offset; at < word.offset + word.length; at++) {
            int sign = word.bytes[at] & 0xFF;
            letters += sign >= 0xF0 ? 2 : (sign & 0xC0) == 0x80 ? 0 : 1;
        }
        return letters;
    }

    /** Words, or pairs, with the same first byte and of such a length in characters. */
    void sameBeginning(boolean pairs, byte first, int shortest, int longest, WordRows.Look look) {
        (pairs ? pairsByBeginning : wordsByBeginning).between(beginning(first, shortest), beginning(first, longest), look);
    }

    /** Those with the same last two bytes. */
    void sameEnding(boolean pairs, byte before, byte last, int shortest, int longest, WordRows.Look look) {
        (pairs ? pairsByEnding : wordsByEnding).between(ending(before, last, shortest), ending(before, last, longest), look);
    }

    /** Everything but stems, kinds and pairs, whose signs stand before and behind digits and letters. */
    private static WordRows.Builder words(TermsEnum terms, SoundAlike sound) throws java.io.IOException {
        WordRows.Builder words = new WordRows.Builder();
        TermsEnum.SeekStatus at = terms.seekCeil(new BytesRef("0"));
        while (at != TermsEnum.SeekStatus.END) {
            BytesRef term = terms.term();
            if (term.bytes[term.offset] == LineTerms.STEM.charAt(0)) {
                at = terms.seekCeil(new BytesRef("\u007f"));
            } else {
                words.add(term, sound(term, sound));
                at = terms.next() == null ? TermsEnum.SeekStatus.END : TermsEnum.SeekStatus.FOUND;
            }
        }
        return words;
    }

    private static WordRows.Builder pairs(TermsEnum terms, SoundAlike sound) throws java.io.IOException {
        WordRows.Builder pairs = new WordRows.Builder();
        TermsEnum.SeekStatus at = terms.seekCeil(new BytesRef(LineTerms.JOINED));
        while (at != TermsEnum.SeekStatus.END && terms.term().bytes[terms.term().offset] == LineTerms.JOINED.charAt(0)) {
            BytesRef pair = terms.term().clone();
            pair.offset += LineTerms.JOINED.length();
            pair.length -= LineTerms.JOINED.length();
            pairs.add(pair, sound(pair, sound));
            at = terms.next() == null ? TermsEnum.SeekStatus.END : TermsEnum.SeekStatus.FOUND;
        }
        return pairs;
    }

    private static BytesRef sound(BytesRef word, SoundAlike sound) {
        return new BytesRef(sound.encode(word.utf8ToString()));
    }
}
