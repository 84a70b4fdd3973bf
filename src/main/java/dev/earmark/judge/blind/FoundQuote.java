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
 * @param seen      the words as the model saw them
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
        return new FoundQuote(Quotes.of(Evidence.Kind.PROOF, turn.turn(), tokens), turn.label(), seen(turn, from, to), alignment, clarity);
    }

    private static String seen(BlindTurn turn, int from, int to) {
        StringBuilder seen = new StringBuilder();
        for (int i = from; i < to; i++) {
            boolean space = i > from && !Unspaced.runOn(turn.tokens().get(i - 1), turn.tokens().get(i));
            seen.append(space ? " " : "").append(turn.words().get(i));
        }
        return seen.toString();
    }
}
