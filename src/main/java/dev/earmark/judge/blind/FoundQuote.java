package dev.earmark.judge.blind;

import dev.earmark.phrase.words.Token;
import dev.earmark.phrase.words.Unspaced;
import dev.earmark.scoring.Evidence;
import dev.earmark.scoring.Quotes;
import java.util.List;

/**
 * A model's quote, found in the transcript.
 *
 * @param evidence  in the transcript's own words
 * @param label     of the turn, as the model saw it
 * @param seen      the words as the model saw them, as they were written
 * @param alignment share of the quote's words that stand there, 0.9 to 1
 * @param clarity   mean confidence of the recogniser, 0 to 1
 */
public record FoundQuote(Evidence evidence, String label, String seen, double alignment, double clarity) {

    static FoundQuote of(BlindTurn turn, int first, int behind, double alignment) {
        int from = first;
        int to = behind;
        while (from > 0 && Unspaced.runOn(turn.tokens().get(from - 1), turn.tokens().get(from))) {
            from--;
        }
        while (to < turn.tokens().size() && Unspaced.runOn(turn.tokens().get(to - 1), turn.tokens().get(to))) {
            to++;
        }
        List<Token> tokens = turn.tokens().subList(from, to);
        double clarity = tokens.stream().mapToDouble(Token::confidence).average().orElse(1);
        return new FoundQuote(Quotes.of(Evidence.Kind.PROOF, turn.turn(), tokens), turn.label(), turn.written(from, to),
                alignment, clarity);
    }
}
