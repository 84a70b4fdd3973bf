package dev.earmark.playbook.making;

import dev.earmark.phrase.words.Token;
import dev.earmark.phrase.words.Tokeniser;
import dev.earmark.playbook.trait.SaidStems;
import dev.earmark.text.PlainText;
import dev.earmark.transcript.Turn;
import java.util.Set;

/**
 * What was said without names, numbers and amounts.
 *
 * @param text  with a mark for each word that is not shown
 * @param words how many are not shown
 */
record MaskedClip(String text, int words) {

    static final String MARK = "▒▒";
    private static final int LONGEST = 400;

    /** @param names by which the parties are called, in lower case */
    static MaskedClip of(Turn turn, Set<String> names) {
        StringBuilder text = new StringBuilder();
        int at = 0;
        int masked = 0;
        for (Token token : Tokeniser.tokens(turn)) {
            if (SaidStems.personal(token, names) && token.from() >= at) {
                text.append(turn.text(), at, token.from()).append(MARK);
                at = token.to();
                masked++;
            }
        }
        return new MaskedClip(PlainText.quoted(text.append(turn.text().substring(at)).toString(), LONGEST), masked);
    }
}
