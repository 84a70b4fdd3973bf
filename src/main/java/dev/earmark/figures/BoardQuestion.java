package dev.earmark.figures;

import dev.earmark.store.Figures.FigureFilter;
import java.util.List;

/**
 * What a board is asked for.
 *
 * @param filter  which interactions
 * @param figures 1 to {@value Figure#MOST}
 */
public record BoardQuestion(FigureFilter filter, List<Figure> figures, Board.By by) {

    public BoardQuestion {
        figures = List.copyOf(figures);
        if (figures.isEmpty() || figures.size() > Figure.MOST) {
            throw new IllegalArgumentException(figures.size() + " figures; a board has 1 to " + Figure.MOST);
        }
    }
}
