package dev.earmark.search.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Tells words that join parts from words that are looked for. */
final class Joins {

    private final List<Piece> pieces;
    private final boolean within;

    private Joins(List<Piece> pieces) {
        this.pieces = pieces;
        this.within = pieces.stream().anyMatch(Piece.Within.class::isInstance);
    }

    static List<Piece> in(List<Piece> pieces) {
        Joins joins = new Joins(pieces);
        List<Piece> told = new ArrayList<>();
        for (int at = 0; at < pieces.size(); at++) {
            told.add(joins.told(at, told.isEmpty() ? null : told.getLast()));
        }
        return told;
    }

    private Piece told(int at, @Nullable Piece before) {
        if (!(pieces.get(at) instanceof Piece.Bare word) || !Piece.Kind.names(word.text())) {
            return pieces.get(at);
        }
        Piece.Kind kind = Piece.Kind.valueOf(word.text().toUpperCase(Locale.ROOT));
        @Nullable Piece next = at + 1 < pieces.size() ? pieces.get(at + 1) : null;
        boolean joins = word.capital(kind.name()) || switch (kind) {
            case NOT -> next != null && (parts(next) || before instanceof Piece.By || before instanceof Piece.In
                    || before instanceof Piece.Join);
            case THEN -> before != null && next != null && (within || parts(next) || parts(before)
                    || next instanceof Piece.Bare not && not.is("not"));
            case AND, OR -> before != null && next != null && (parts(before) || parts(next)
                    || next instanceof Piece.Bare not && not.is("not") && at + 2 < pieces.size() && parts(pieces.get(at + 2)));
        };
        return joins ? new Piece.Join(word.column(), kind) : word;
    }

    /** Whether it is more than a bare word. */
    private static boolean parts(Piece piece) {
        return switch (piece) {
            case Piece.Bare bare -> bare.starred();
            case Piece.Quote _, Piece.Sign _, Piece.Round _, Piece.By _, Piece.In _, Piece.Like _ -> true;
            case Piece.Nearby _, Piece.Join _, Piece.Within _ -> false;
        };
    }
}
