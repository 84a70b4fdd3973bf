package dev.earmark.redaction;

/**
 * Something private in one turn.
 *
 * @param turn index of the turn
 * @param from first character in the turn's text
 * @param to   character after the last, greater than {@code from}
 */
record PrivateFinding(PrivateKind kind, int turn, int from, int to) {

    PrivateFinding {
        if (from < 0 || to <= from) {
            throw new IllegalArgumentException("a finding from " + from + " to " + to);
        }
    }

    boolean touches(PrivateFinding other) {
        return turn == other.turn && from < other.to && other.from < to;
    }
}
