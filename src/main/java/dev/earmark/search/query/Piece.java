package dev.earmark.search.query;

import dev.earmark.search.SearchQuery.Stretch;
import dev.earmark.transcript.Speaker;

/** A piece of a query as it was typed. */
sealed interface Piece {

    /** Where it begins, counted from 1. */
    int column();

    /** A word, maybe with a star at its end. */
    record Bare(int column, String text) implements Piece {
        boolean is(String word) {
            return text.equalsIgnoreCase(word);
        }

        boolean capital(String word) {
            return text.equals(word);
        }

        boolean starred() {
            return text.endsWith("*");
        }
    }

    /** @param text between the quotes @param forgiving whether {@code ~} stands before it */
    record Quote(int column, String text, boolean forgiving) implements Piece {}

    /** A sign of the phrase language other than a round bracket: {@code [ ] | ... <3> {number}}. */
    record Sign(int column, String text) implements Piece {}

    /** A round bracket. */
    record Round(int column, boolean opens) implements Piece {}

    /** @param most words between */
    record Nearby(int column, int most) implements Piece {}

    /** {@code agent:}. @param denied for "agent does not say" */
    record By(int column, Speaker speaker, boolean denied) implements Piece {}

    record In(int column, Stretch stretch) implements Piece {}

    /** {@code like:}. */
    record Like(int column) implements Piece {}

    /** What joins: {@code and or not then}. */
    record Join(int column, Kind kind) implements Piece {}

    /** {@code within 3 turns}. */
    record Within(int column, int turns) implements Piece {}

    /** How parts are joined. */
    enum Kind {
        AND,
        OR,
        NOT,
        THEN;

        static boolean names(String word) {
            for (Kind kind : values()) {
                if (kind.name().equalsIgnoreCase(word)) {
                    return true;
                }
            }
            return false;
        }
    }
}
