package dev.earmark.search.query;

import java.util.List;

/**
 * Pieces one after the other that are bare words, or a phrase when a sign of the phrase language is among them.
 *
 * @param text   of the words and signs
 * @param signs  whether it is a phrase
 * @param end    the piece behind
 * @param column where it begins
 */
record Segment(String text, boolean signs, int end, int column) {

    /** @param single whether it ends behind the first word or bracket */
    static Segment from(List<Piece> pieces, int start, boolean single) {
        StringBuilder text = new StringBuilder();
        boolean signs = false;
        int open = 0;
        int at = start;
        for (; at < pieces.size(); at++) {
            Piece piece = pieces.get(at);
            if (piece instanceof Piece.Round round) {
                if (round.opens() ? open == 0 && !isPhrase(pieces, at) : open == 0) {
                    break;
                }
                open += round.opens() ? 1 : -1;
                signs = true;
            } else if (!(piece instanceof Piece.Bare) && !(piece instanceof Piece.Sign)) {
                break;
            }
            signs |= piece instanceof Piece.Sign || piece instanceof Piece.Bare bare && bare.starred();
            text.append(text.isEmpty() ? "" : " ").append(written(piece));
            if (single && open == 0 || nearFollows(pieces, at + 1, open)) {
                at++;
                break;
            }
        }
        return new Segment(text.toString(), signs, at, pieces.get(start).column());
    }

    private static boolean nearFollows(List<Piece> pieces, int next, int open) {
        return open == 0 && next < pieces.size() && pieces.get(next) instanceof Piece.Nearby;
    }

    private static String written(Piece piece) {
        return switch (piece) {
            case Piece.Bare bare -> bare.text();
            case Piece.Sign sign -> sign.text();
            case Piece.Round round -> round.opens() ? "(" : ")";
            case Piece.Quote _, Piece.Nearby _, Piece.By _, Piece.In _, Piece.Like _, Piece.Join _, Piece.Within _ -> "";
        };
    }

    /** Whether a round bracket opens a choice of the phrase language, and no group of a query. */
    static boolean isPhrase(List<Piece> pieces, int open) {
        boolean choice = false;
        int depth = 0;
        for (int at = open; at < pieces.size(); at++) {
            switch (pieces.get(at)) {
                case Piece.Round round -> depth += round.opens() ? 1 : -1;
                case Piece.Sign sign -> choice |= sign.text().equals("|");
                case Piece.Bare _ -> {
                    // either may hold words
                }
                case Piece.Quote _, Piece.Nearby _, Piece.By _, Piece.In _, Piece.Like _, Piece.Join _, Piece.Within _ -> {
                    return false;
                }
            }
            if (depth == 0) {
                return choice;
            }
        }
        return choice;
    }

    /** Whether a text uses the phrase language. */
    static boolean hasSigns(String text) {
        return text.chars().anyMatch(c -> "()[]|{}<*".indexOf(c) >= 0) || text.contains("...");
    }
}
