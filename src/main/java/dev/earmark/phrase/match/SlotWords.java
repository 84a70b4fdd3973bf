package dev.earmark.phrase.match;

import dev.earmark.phrase.pattern.Slot;
import dev.earmark.phrase.sound.Ear;
import dev.earmark.phrase.words.Token;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What an index has to know of words so that it can say where a slot may fit: a match of a slot holds a word of one of its kinds. The
 * other way round nothing is promised.
 */
public final class SlotWords {

    private static final List<WordKind> KINDS = List.of(WordKind.values());

    private SlotWords() {}

    /** One of these stands in every match; empty for a slot that nearly every word fits. */
    public static List<WordKind> of(Slot slot) {
        return SlotTests.kinds(slot);
    }

    /** Everything that a word can be taken for, however faintly. */
    public static Set<WordKind> of(Token token, Ear ear) {
        Set<WordKind> kinds = EnumSet.noneOf(WordKind.class);
        for (WordKind kind : KINDS) {
            if (SlotTests.cost(kind, token, ear) < Ear.NEVER) {
                kinds.add(kind);
            }
        }
        return kinds;
    }
}
