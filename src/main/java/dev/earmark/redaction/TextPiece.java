package dev.earmark.redaction;

import dev.earmark.transcript.Speaker;

/**
 * A word, some digits, or an amount: what the finders read.
 *
 * @param position of it among all pieces of the conversation, from 0
 * @param text     lower case; of digits the digits alone
 * @param value    the digits that it stands for; empty for what is no number. A word such as "forty" has them, too
 * @param form     how it was said
 * @param turn     index of its turn
 * @param from     first character in the turn's text
 * @param to       character after the last
 */
record TextPiece(int position, String text, String value, Form form, Speaker speaker, int turn, int from, int to) {

    /** How a piece was said or written. */
    enum Form {
        WORD,
        /** In digits. */
        DIGITS,
        /** In words. */
        SPOKEN,
        /** With a sign of currency, thousands or cents: an amount, whatever stands around. */
        AMOUNT
    }

    boolean number() {
        return form == Form.DIGITS || form == Form.SPOKEN;
    }
}
