package dev.earmark.report.html;

import dev.earmark.report.ScoreSheet;
import dev.earmark.scoring.Evidence;
import dev.earmark.transcript.Turn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The evidence that lies in each turn. Marks of several criteria may overlap, so the text is cut at every border.
 *
 * @param marks  places within the text, by criterion
 * @param beside evidence of this turn that has no place within the text: expected here, or running over several turns
 */
record MarkedText(List<Mark> marks, List<Beside> beside) {

    static final MarkedText PLAIN = new MarkedText(List.of(), List.of());

    record Mark(QuotePlace place, ScoreSheet.Line line, Evidence evidence) {}

    record Beside(ScoreSheet.Line line, Evidence evidence) {}

    /** @param ending marks whose last character is the last of this piece */
    record Piece(String text, List<Mark> marks, List<Mark> ending) {}

    /** By index of the turn; turns without evidence are absent. */
    static Map<Integer, MarkedText> of(ScoreSheet sheet, List<Turn> turns) {
        Map<Integer, MarkedText> marked = new HashMap<>();
        for (ScoreSheet.Line line : sheet.lines()) {
            for (Evidence evidence : line.judgement().evidence()) {
                Integer turn = evidence.turn();
                if (turn != null && turn >= 0 && turn < turns.size()) {
                    marked.computeIfAbsent(turn, _ -> new MarkedText(new ArrayList<>(), new ArrayList<>()))
                            .add(line, evidence, turns.get(turn));
                }
            }
        }
        return marked;
    }

    private void add(ScoreSheet.Line line, Evidence evidence, Turn turn) {
        QuotePlace place = evidence.kind() == Evidence.Kind.EXPECTED_HERE ? null : QuotePlace.of(evidence.quote(), evidence.time(), turn);
        if (place == null) {
            beside.add(new Beside(line, evidence));
        } else {
            marks.add(new Mark(place, line, evidence));
        }
    }

    /** The text in pieces, none of them empty, that together are the text. */
    List<Piece> pieces(String text) {
        TreeSet<Integer> borders = new TreeSet<>(List.of(0, text.length()));
        marks.forEach(mark -> borders.addAll(List.of(mark.place().from(), mark.place().to())));
        List<Piece> pieces = new ArrayList<>();
        int from = 0;
        for (int to : borders.tailSet(0, false)) {
            pieces.add(piece(text, from, to));
            from = to;
        }
        return pieces;
    }

    private Piece piece(String text, int from, int to) {
        List<Mark> covering = marks.stream().filter(mark -> mark.place().from() <= from && mark.place().to() >= to).toList();
        return new Piece(text.substring(from, to), covering, covering.stream().filter(mark -> mark.place().to() == to).toList());
    }
}
