package dev.earmark.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earmark.figures.Board;
import dev.earmark.figures.Board.Cell;
import dev.earmark.figures.Board.Grid;
import dev.earmark.figures.Board.Line;
import dev.earmark.figures.Estimate;
import dev.earmark.figures.Figure;
import dev.earmark.figures.LeadNote;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Figures in JSON, as the contract says. */
final class FigureViews {

    private static final double PLACES = 1_000;

    private FigureViews() {}

    static double rounded(double value) {
        return Math.round(value * PLACES) / PLACES;
    }

    static ObjectNode figure(Figure figure) {
        return Views.object().put("id", figure.label()).put("title", figure.title()).put("unit", Views.lower(figure.unit()))
                .put("better", Views.lower(figure.better())).put("formula", figure.formula()).put("source", figure.source());
    }

    static ObjectNode choice(List<Figure> figures) {
        ObjectNode node = Views.object();
        ArrayNode list = node.putArray("figures");
        figures.forEach(figure -> list.add(figure.label()));
        return node.put("most", Figure.MOST);
    }

    static ObjectNode board(Board board, Board.By by, AgentNames agents) {
        ObjectNode node = Views.object().put("from", Views.time(board.from())).put("to", Views.time(board.before()))
                .put("interactions", board.interactions()).put("enough", Board.ENOUGH);
        ArrayNode lines = node.putArray("lines");
        board.lines().forEach(line -> lines.add(line(line, by == Board.By.AGENT ? agents::name : key -> key)));
        ArrayNode breaks = node.putArray("breaks");
        board.breaks().forEach(one -> breaks.addObject().put("at", Views.time(one.at())).put("rubric", one.rubricId())
                .put("version", one.version()));
        ArrayNode rubrics = node.putArray("rubrics");
        board.rubrics().forEach(one -> rubrics.addObject().put("rubric", one.rubricId()).put("version", one.version()));
        ArrayNode bins = node.putArray("distribution");
        board.distribution().forEach(bins::add);
        ArrayNode criteria = node.putArray("criteria");
        board.criteria().forEach(one -> {
            ObjectNode criterion = criteria.addObject().put("id", one.id());
            criterion.set("met", estimate(one.met()));
            criterion.set("earlier", estimate(one.earlier()));
        });
        node.set("grid", grid(board.grid(), agents));
        ArrayNode notes = node.putArray("notes");
        board.notes().forEach(note -> notes.add(note(note, agents)));
        return node;
    }

    private static ObjectNode line(Line line, UnaryOperator<@Nullable String> names) {
        ObjectNode node = figure(line.figure());
        node.set("now", estimate(line.now()));
        node.set("earlier", estimate(line.earlier()));
        ArrayNode weeks = node.putArray("weeks");
        line.weeks().forEach(week -> weeks.addObject().put("from", week.from().toString()).set("estimate", estimate(week.estimate())));
        ArrayNode groups = node.putArray("groups");
        line.groups().forEach(group -> groups.addObject().put("key", group.key()).put("name", names.apply(group.key()))
                .put("ranked", group.ranked()).set("estimate", estimate(group.estimate())));
        return node;
    }

    private static @Nullable ObjectNode estimate(@Nullable Estimate estimate) {
        if (estimate == null) {
            return null;
        }
        Double low = estimate.low();
        Double high = estimate.high();
        return Views.object().put("value", rounded(estimate.value())).put("low", low == null ? null : (Double) rounded(low))
                .put("high", high == null ? null : (Double) rounded(high)).put("n", estimate.n());
    }

    private static ObjectNode grid(Grid grid, AgentNames agents) {
        ObjectNode node = Views.object();
        ArrayNode people = node.putArray("agents");
        grid.agents().forEach(agent -> people.add(agents.person(agent)));
        ArrayNode rows = node.putArray("rows");
        for (int i = 0; i < grid.criteria().size(); i++) {
            ArrayNode cells = rows.addObject().put("criterion", grid.criteria().get(i)).putArray("cells");
            grid.cells().get(i).forEach(cell -> cells.add(cell(cell)));
        }
        return node;
    }

    private static JsonNode cell(@Nullable Cell cell) {
        return cell == null ? JsonNodeFactory.instance.nullNode()
                : Views.object().put("met", rounded(cell.met().value())).put("n", cell.met().n()).put("beside", cell.beside());
    }

    private static ObjectNode note(LeadNote note, AgentNames agents) {
        ObjectNode node = Views.object();
        node.set("agent", agents.person(note.agentId()));
        node.putObject("seconds").put("before", rounded(note.seconds().before())).put("recently", rounded(note.seconds().recently()));
        node.putObject("percent").put("before", rounded(note.percent().before())).put("recently", rounded(note.percent().recently()));
        return node.put("hard", note.hard()).put("days", note.days());
    }
}
