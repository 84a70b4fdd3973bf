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
 * Goes through the words of a segment for those that may be taken for one. Nearly all are told apart by a glance at their bytes; the rest
 * package {@code phrase.sound} compares. For one use.
 */
final class AlikeTerms {

    /** More words than these cannot be looked for in the stead of one. */
    static final int MOST = 4_096;
    /** Of {@link Ear}: more letters are never forgiven. */
    private static final int MOST_LETTERS_MORE = 2;

    private final TermsEnum terms;
    private final WordNeed.Heard needed;
    private final BytesRef literal;
    private final boolean plain;
    private final Ear spoken;
    private final Ear typed;
    private final List<BytesRef> found = new ArrayList<>();

    AlikeTerms(Terms terms, WordNeed.Heard needed, SoundAlike sound) throws IOException {
        this.terms = terms.iterator();
        this.needed = needed;
        this.literal = new BytesRef(needed.literal());
        this.plain = literal.length == needed.literal().length();
        this.spoken = new Ear(Hearing.RECOGNISED, Set.of(), Set.of(), sound);
        this.typed = new Ear(Hearing.TYPED, Set.of(), Set.of(), sound);
    }

    /** The words, then the pairs of words heard as one. */
    List<BytesRef> find() throws IOException {
        for (String sign : List.of("", LineTerms.JOINED)) {
            if (needed.most() == 0) {
                beginning(sign);
            } else {
                alike(sign);
                if (sign.isEmpty()) {
                    homophones();
                }
            }
        }
        return found;
    }

    private void beginning(String sign) throws IOException {
        BytesRef start = new BytesRef(sign + needed.literal());
        for (SeekStatus at = terms.seekCeil(start); at != SeekStatus.END; at = next()) {
            if (needed.prefix() ? !StringHelper.startsWith(terms.term(), start) : !terms.term().equals(start)) {
                return;
            }
            add();
        }
    }

    private void alike(String sign) throws IOException {
        for (SeekStatus at = terms.seekCeil(new BytesRef(sign.isEmpty() ? "0" : sign)); at != SeekStatus.END; at = next()) {
            BytesRef term = terms.term();
            byte first = term.bytes[term.offset];
            if (sign.isEmpty() && first == LineTerms.STEM.charAt(0)) {
                at = terms.seekCeil(new BytesRef("\u007f"));
                if (at == SeekStatus.END) {
                    return;
                }
            } else if (!sign.isEmpty() && first != sign.charAt(0)) {
                return;
            }
            if (mayBe(terms.term(), sign.length()) && takenFor(terms.term().utf8ToString().substring(sign.length()), !sign.isEmpty())) {
                add();
            }
        }
    }

    private SeekStatus next() throws IOException {
        return terms.next() == null ? SeekStatus.END : SeekStatus.FOUND;
    }

    private void homophones() throws IOException {
        for (String other : Homophones.of(needed.literal())) {
            BytesRef term = new BytesRef(other);
            if (!found.contains(term) && terms.seekExact(term) && takenFor(other, false)) {
                add();
            }
        }
    }

    private void add() throws IOException {
        if (found.size() == MOST) {
            throw new Rejected("search.too-broad", "\"" + needed.literal() + (needed.prefix() ? "*" : "") + "\" stands for more than "
                    + MOST + " words; write more letters of it.");
        }
        found.add(BytesRef.deepCopyOf(terms.term()));
    }

    /** Whether the ear would look at it at all: about as long, with the same beginning or ending. Letters of several bytes are let pass. */
    private boolean mayBe(BytesRef term, int sign) {
        int letters = term.length - sign;
        int begin = term.offset + sign;
        int end = term.offset + term.length;
        boolean same = term.bytes[begin] == literal.bytes[literal.offset];
        if (needed.prefix() && same && letters >= literal.length) {
            return true;
        } else if (!plain || term.bytes[begin] < 0) {
            return true;
        }
        if (Math.abs(letters - literal.length) > MOST_LETTERS_MORE) {
            return false;
        }
        return same || letters > 1 && literal.length > 1 && term.bytes[end - 1] == literal.bytes[literal.offset + literal.length - 1]
                && term.bytes[end - 2] == literal.bytes[literal.offset + literal.length - 2];
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
