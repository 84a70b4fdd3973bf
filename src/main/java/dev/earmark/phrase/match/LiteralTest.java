package dev.earmark.phrase.match;

import dev.earmark.phrase.sound.Ear;
import dev.earmark.phrase.words.Token;

/**
 * One certain word.
 *
 * @param meant  lower case, not empty
 * @param prefix whether any ending may follow
 */
record LiteralTest(String meant, boolean prefix) implements WordTest {

    @Override
    public double cost(String word, Token token, Ear ear) {
        return cost(word, ear);
    }

    double cost(String word, Ear ear) {
        return prefix && word.startsWith(meant) ? 0 : ear.cost(word, meant);
    }
}
