package dev.earmark.search.line;

import dev.earmark.phrase.words.PartyWords;
import dev.earmark.phrase.words.Token;
import dev.earmark.transcript.Speaker;
import java.util.BitSet;
import java.util.List;

/**
 * Turns of one party over which a phrase may run. Beyond it none does.
 *
 * @param tokens    at least one, in order; each knows its turn
 * @param sentences the first tokens of further sentences of a turn
 */
public record Run(Speaker speaker, List<Token> tokens, BitSet sentences) {

    public Run {
        tokens = List.copyOf(tokens);
    }

    /** The turns that hold its words, in order. */
    public int[] turns() {
        return tokens.stream().mapToInt(Token::turn).distinct().toArray();
    }

    PartyWords line() {
        BitSet breaks = new BitSet();
        breaks.set(0);
        return new PartyWords(speaker, tokens, breaks, sentences);
    }
}
