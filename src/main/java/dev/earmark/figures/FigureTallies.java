package dev.earmark.figures;

import dev.earmark.store.Figures.FigureRow;
import java.util.Arrays;
import java.util.List;

/** A tally for each figure that is asked for, in their order. Not for several threads. */
final class FigureTallies {

    private final Figure[] figures;
    private final Tally[] tallies;

    FigureTallies(List<Figure> figures) {
        this.figures = figures.toArray(Figure[]::new);
        this.tallies = new Tally[this.figures.length];
        Arrays.setAll(tallies, _ -> new Tally());
    }

    void take(FigureRow row, CallEnding ending) {
        for (int i = 0; i < figures.length; i++) {
            figures[i].take(row, ending, tallies[i]);
        }
    }

    /** A dispute that was decided. */
    void take(boolean upheld) {
        for (int i = 0; i < figures.length; i++) {
            if (figures[i] == Figure.DISPUTES_UPHELD) {
                tallies[i].share(upheld ? 1 : 0, 1);
            }
        }
    }

    Tally of(int figure) {
        return tallies[figure];
    }
}
