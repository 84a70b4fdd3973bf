package dev.earmark.phrase.words;

import dev.earmark.transcript.TimeSpan;
import dev.earmark.transcript.Word;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One word in the form that phrases are compared in: lower case, contractions taken apart, spoken numbers in digits.
 *
 * @param text       never blank
 * @param turn       index of the turn it stands in
 * @param from       first character in the turn's text
 * @param to         character after the last in the turn's text
 * @param time       of the words it was made from; of the turn where words have none; null without times
 * @param confidence of the recogniser, 0 to 1; 1 for given text
 * @param number     whether {@code text} is a number in digits
 * @param money      whether it was written with a currency sign
 * @param capital    whether it is written with a capital letter within a sentence, as names are
 */
public record Token(String text, int turn, int from, int to, @Nullable TimeSpan time, double confidence, boolean number, boolean money,
        boolean capital) {

    /** Not written like a name. */
    public Token(String text, int turn, int from, int to, @Nullable TimeSpan time, double confidence, boolean number, boolean money) {
        this(text, turn, from, to, time, confidence, number, money, false);
    }

    Token renamed(String other) {
        return new Token(other, turn, from, to, time, confidence, number, money, capital);
    }

    /** Some of its characters. @param start first of them in {@code text} @param end behind the last */
    Token part(int start, int end) {
        return new Token(text.substring(start, end), turn, from + start, from + end, time, confidence, false, false);
    }

    Token heard(Word word) {
        return new Token(text, turn, from, to, word.time(), word.confidence(), number, money, capital);
    }

    /** With another of the same turn behind it, and everything between. */
    Token with(Token last, String both) {
        TimeSpan span = time == null || last.time == null ? time : time.covering(last.time);
        return new Token(both, turn, from, last.to, span, Math.min(confidence, last.confidence), false, false, capital);
    }

    /** Neighbours of one turn read as one number, as sure as the least sure of them. */
    static Token joined(List<Token> words, String digits) {
        Token first = words.getFirst();
        @Nullable TimeSpan time = words.stream().map(Token::time).filter(Objects::nonNull).reduce(TimeSpan::covering).orElse(null);
        double confidence = words.stream().mapToDouble(Token::confidence).min().orElse(1);
        return new Token(digits, first.turn, first.from, words.getLast().to, time, confidence, true, false);
    }
}
