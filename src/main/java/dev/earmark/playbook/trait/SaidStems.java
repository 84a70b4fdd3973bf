package dev.earmark.playbook.trait;

import dev.earmark.phrase.words.Token;
import dev.earmark.phrase.words.Tokeniser;
import dev.earmark.search.line.Stems;
import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.Turn;
import java.util.List;
import java.util.Set;

/** What was said as stems, without names, numbers and amounts. */
public final class SaidStems {

    /** Stands for whatever is nobody's business: names, numbers, amounts. No phrase goes across it. */
    public static final String GAP = "#";

    private SaidStems() {}

    /** @param names in lower case, not to be kept */
    static List<String> of(String sentence, Set<String> names) {
        return Tokeniser.tokens(new Turn(0, Speaker.AGENT, null, sentence, List.of())).stream()
                .map(token -> personal(token, names) ? GAP : Stems.of(token.text()))
                .toList();
    }

    /** Whether a word is a name, a number or an amount, as far as a program can tell. @param names in lower case */
    public static boolean personal(Token token, Set<String> names) {
        String word = token.text();
        String bare = word.endsWith("'s") ? word.substring(0, word.length() - 2) : word;
        return token.number() || token.money() || token.capital() && !bare.equals("i") || names.contains(bare);
    }
}
