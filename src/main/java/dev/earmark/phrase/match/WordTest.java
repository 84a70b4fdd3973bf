package dev.earmark.phrase.match;

import dev.earmark.phrase.sound.Ear;
import dev.earmark.phrase.words.Token;

/** Whether one heard word can be one word of a pattern. */
@FunctionalInterface
public interface WordTest {

    /** A word of a gap: whatever it is, as long as it does not begin another sentence. */
    WordTest ANY = (_, _, _) -> 0;

    /** 0 when it certainly is, up to 1 for the faintest likeness, {@link Ear#NEVER} when it is not. */
    double cost(String word, Token token, Ear ear);
}
