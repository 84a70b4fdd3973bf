package dev.earmark.redaction;

import java.util.ArrayList;
import java.util.List;

/**
 * Digits that one party says one after the other, maybe over several turns.
 *
 * @param pieces what they were read from, in order; at least one
 * @param digits all of them
 */
record DigitRun(List<TextPiece> pieces, String digits) {

    private static final int LEAST_READ = 3;
    private static final int SOON = 2;
    private static final int LEAST_NEAR = 2;
    private static final int LEAST_LATER = 4;
    private static final int MOST_WORDS_OF_AN_AMOUNT = 4;

    DigitRun {
        pieces = List.copyOf(pieces);
    }

    TextPiece first() {
        return pieces.getFirst();
    }

    TextPiece last() {
        return pieces.getLast();
    }

    int length() {
        return digits.length();
    }

    boolean spoken() {
        return pieces.stream().anyMatch(piece -> piece.form() != TextPiece.Form.DIGITS);
    }

    /** Whether three digits or more were said one by one ("double" and "oh" are such), as people read out numbers and never say amounts. */
    boolean readSingly() {
        return pieces.stream().mapToInt(SpokenDigits::readOut).sum() >= LEAST_READ
                && pieces.stream().allMatch(piece -> piece.value().length() <= 1 && SpokenDigits.noughts(piece.text()).isEmpty());
    }

    /** Whether it is said as an amount: "five thousand". */
    boolean saysThousand() {
        return pieces.stream().anyMatch(piece -> piece.text().startsWith("thousand"));
    }

    /** Whether it is said in more words than an amount without "hundred" has: "four forty seven oh five fifty six". */
    boolean beyondAmounts() {
        return pieces.stream().filter(TextPiece::number).count() > MOST_WORDS_OF_AN_AMOUNT
                && pieces.stream().allMatch(piece -> SpokenDigits.noughts(piece.text()).isEmpty());
    }

    /** Whether it stands in a turn of the other with at most one word between. */
    boolean beside(DigitRun other) {
        int between = first().position() > other.last().position() ? first().position() - other.last().position()
                : other.first().position() - last().position();
        return first().turn() == last().turn() && first().turn() == other.first().turn() && other.first().turn() == other.last().turn()
                && between <= SOON;
    }

    /** Whether these are digits of another run said again: between its turns or soon behind them any two, later at least four. */
    boolean repeats(DigitRun other) {
        boolean near = first().turn() >= other.first().turn() && last().turn() <= other.last().turn() + SOON;
        return length() >= (near ? LEAST_NEAR : LEAST_LATER) && other.digits.contains(digits);
    }

    /** From the first digit to the last in each of its turns, with whatever stands between. */
    List<PrivateFinding> as(PrivateKind kind) {
        List<PrivateFinding> all = new ArrayList<>();
        TextPiece begin = first();
        TextPiece end = begin;
        for (TextPiece piece : pieces) {
            if (piece.turn() != begin.turn()) {
                all.add(new PrivateFinding(kind, begin.turn(), begin.from(), end.to()));
                begin = piece;
            }
            end = piece;
        }
        all.add(new PrivateFinding(kind, begin.turn(), begin.from(), end.to()));
        return all;
    }
}
