package dev.earmark.search.lucene;

import dev.earmark.fault.Rejected;
import dev.earmark.phrase.sound.Ear;
import dev.earmark.phrase.sound.Ear.Hearing;
import dev.earmark.phrase.sound.Homophones;
import dev.earmark.phrase.sound.SoundAlike;
import dev.earmark.search.line.LineTerms;
import dev.earmark.search.line.WordNeed;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.index.TermsEnum.SeekStatus;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;

/**
 * Finds the words of a segment that may be taken for one. Nearly all are told apart by their beginnings, endings and lengths, and most of
 * the others by how many letters differ; the rest package {@code phrase.sound} compares. For one use.
 */
final class AlikeTerms {

    /** More words than these cannot be looked for in the stead of one. */
    static final int MOST = 4_096;
    /** Of {@link Ear}: more letters are never forgiven. */
    private static final int MOST_LETTERS_MORE = 2;

    private final TermsEnum terms;
    private final SegmentWords words;
    private final WordNeed.Heard needed;
    private final BytesRef literal;
    private final AtAGlance glance;
    private final Ear spoken;
    private final Ear typed;
    private final List<BytesRef> found = new ArrayList<>();

    AlikeTerms(Terms terms, SegmentWords words, WordNeed.Heard needed, SoundAlike sound) throws IOException {
        this.terms = terms.iterator();
        this.words = words;
        this.needed = needed;
        this.literal = new BytesRef(needed.literal());
        this.glance = new AtAGlance(needed, sound);
        this.spoken = new Ear(Hearing.RECOGNISED, Set.of(), Set.of(), sound);
        this.typed = new Ear(Hearing.TYPED, Set.of(), Set.of(), sound);
    }

    /** The words, then the pairs of words heard as one. */
    List<BytesRef> find() throws IOException {
        look(false);
        look(true);
        return found;
    }

    /** The words alone. */
    List<BytesRef> words() throws IOException {
        look(false);
        return found;
    }

    private void look(boolean pairs) throws IOException {
        String sign = pairs ? LineTerms.JOINED : "";
        if (needed.most() == 0) {
            beginning(sign);
        } else {
            alike(pairs, sign);
            homophones(pairs, sign);
        }
    }

    private void beginning(String sign) throws IOException {
        BytesRef start = new BytesRef(sign + needed.literal());
        for (SeekStatus at = terms.seekCeil(start); at != SeekStatus.END; at = next()) {
            if (needed.prefix() ? !StringHelper.startsWith(terms.term(), start) : !terms.term().equals(start)) {
                return;
            }
            add(BytesRef.deepCopyOf(terms.term()));
        }
    }

    private SeekStatus next() throws IOException {
        return terms.next() == null ? SeekStatus.END : SeekStatus.FOUND;
    }

    /** Only what the ear would look at: about as long, with the same beginning or ending. */
    private void alike(boolean pairs, String sign) {
        byte first = literal.bytes[literal.offset];
        int shortest = Math.max(0, needed.literal().length() - MOST_LETTERS_MORE);
        int longest = needed.literal().length() + MOST_LETTERS_MORE;
        words.sameBeginning(pairs, first, shortest, needed.prefix() ? Integer.MAX_VALUE : longest,
                (word, heard) -> compare(word, heard, sign));
        if (literal.length > 1) {
            int end = literal.offset + literal.length;
            words.sameEnding(pairs, literal.bytes[end - 2], literal.bytes[end - 1], shortest, longest, (word, heard) -> {
                if (word.bytes[word.offset] != first) {
                    compare(word, heard, sign);
                }
            });
        }
    }

    private void compare(BytesRef word, BytesRef heard, String sign) {
        if (glance.mayBe(word, heard)) {
            String text = word.utf8ToString();
            if (takenFor(text, !sign.isEmpty())) {
                add(new BytesRef(sign + text));
            }
        }
    }

    private void homophones(boolean pairs, String sign) throws IOException {
        for (String other : Homophones.of(needed.literal())) {
            BytesRef term = new BytesRef(sign + other);
            if (!found.contains(term) && (!pairs || near(new BytesRef(other))) && terms.seekExact(term) && takenFor(other, pairs)) {
                add(term);
            }
        }
    }

    /** Whether it begins or ends alike and is about as long. */
    private boolean near(BytesRef word) {
        int last = word.length - 1;
        int end = literal.length - 1;
        return Math.abs(word.length - literal.length) <= MOST_LETTERS_MORE && (word.bytes[0] == literal.bytes[0] || last > 0 && end > 0
                && word.bytes[last] == literal.bytes[end] && word.bytes[last - 1] == literal.bytes[end - 1]);
    }

    private void add(BytesRef term) {
        if (found.size() == MOST) {
            throw new Rejected("search.too-broad", "\"" + needed.literal() + (needed.prefix() ? "*" : "") + "\" stands for more than "
                    + MOST + " words; write more letters of it.");
        }
        found.add(term);
    }

    /** As {@code phrase.match} compares, with whichever hearing forgives more. */
    private boolean takenFor(String word, boolean joined) {
        if (needed.prefix() && word.startsWith(needed.literal())) {
            return true;
        }
        double cost = spoken.cost(word, needed.literal());
        return (joined ? cost : Math.min(cost, typed.cost(word, needed.literal()))) <= needed.most();
    }
}
