package dev.earmark.search.lucene;

import dev.earmark.phrase.sound.Ear;
import dev.earmark.phrase.sound.SoundAlike;
import dev.earmark.search.line.WordNeed;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;

/**
 * Tells nearly all words from one that is needed by how many letters differ in what is written and in how it sounds, without making a text
 * of them. Whoever passes may still be another word: package {@code phrase.sound} decides. Safe for many threads.
 */
final class AtAGlance {

    private static final double ROUNDING = 1e-9;

    private final BytesRef literal;
    private final BytesRef code;
    private final LetterEdits letters;
    private final LetterEdits sounds;
    private final boolean prefix;
    private final double least;

    AtAGlance(WordNeed.Heard needed, SoundAlike sound) {
        this.literal = new BytesRef(needed.literal());
        this.code = new BytesRef(sound.encode(needed.literal()));
        this.letters = edits(literal, needed.literal());
        this.sounds = edits(code, sound.encode(needed.literal()));
        this.prefix = needed.prefix();
        this.least = Ear.leastLikeness(needed.most()) - ROUNDING;
    }

    /** Counts nothing where letters have several bytes, so that everything may be. */
    private static LetterEdits edits(BytesRef bytes, String text) {
        return new LetterEdits(bytes.length == text.length() ? bytes : new BytesRef());
    }

    /** @param heard how the word sounds, as {@link SoundAlike#encode} says it */
    boolean mayBe(BytesRef word, BytesRef heard) {
        int slips = letters.to(word);
        return slips <= 1 || prefix && StringHelper.startsWith(word, literal)
                || SoundAlike.likeness(slips, Math.max(word.length, literal.length), 0, 1) >= least
                        && SoundAlike.likeness(slips, Math.max(word.length, literal.length), sounds.to(heard),
                                Math.max(heard.length, code.length)) >= least;
    }
}
