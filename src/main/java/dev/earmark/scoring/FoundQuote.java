package dev.earmark.scoring;

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
record FoundQuote(Evidence evidence, String label, String seen, double alignment, double clarity) {

    static FoundQuote of(BlindTurn turn, int from, int to, double alignment) {
        List<Token> tokens = turn.tokens().subList(from, to);
        double clarity = tokens.stream().mapToDouble(Token::confidence).average().orElse(1);
        return new FoundQuote(Quotes.of(Evidence.Kind.PROOF, turn.turn(), tokens), turn.label(), String.join(" ", turn.words().subList(from, to)), alignment, clarity);
    }
}
