package dev.earmark.web.api;

import dev.earmark.figures.Board;
import dev.earmark.figures.Board.Group;
import dev.earmark.figures.Board.Line;
import dev.earmark.figures.Board.Week;
import dev.earmark.figures.Estimate;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A board as a table: what is seen, a row for each estimate. */
final class BoardCsv {

    private static final String HEADINGS = "figure,of,key,name,value,low,high,interactions,ranked\r\n";

    private BoardCsv() {}

    /** @param names of groups; null where there is none */
    static String of(Board board, UnaryOperator<@Nullable String> names) {
        StringBuilder table = new StringBuilder(HEADINGS);
        for (Line line : board.lines()) {
            String figure = line.figure().label();
            add(table, figure, "all", null, null, line.now(), "");
            add(table, figure, "before", null, null, line.earlier(), "");
            for (Week week : line.weeks()) {
                add(table, figure, "week", week.from().toString(), null, week.estimate(), "");
            }
            for (Group group : line.groups()) {
                add(table, figure, "group", group.key(), names.apply(group.key()), group.estimate(), String.valueOf(group.ranked()));
            }
        }
        board.criteria().forEach(criterion -> add(table, "criterion-met", "criterion", criterion.id(), null, criterion.met(), ""));
        return table.toString();
    }

    private static void add(StringBuilder table, String figure, String of, @Nullable String key, @Nullable String name,
            @Nullable Estimate estimate, String ranked) {
        if (estimate == null) {
            return;
        }
        List<String> cells = Stream.of(figure, of, key, name).map(text -> text == null ? "" : CsvRows.text(text)).toList();
        String numbers = Stream.of(estimate.value(), estimate.low(), estimate.high()).map(BoardCsv::number)
                .collect(Collectors.joining(","));
        table.append(String.join(",", cells)).append(',').append(numbers).append(',').append(estimate.n()).append(',').append(ranked)
                .append("\r\n");
    }

    private static String number(@Nullable Double value) {
        return value == null ? "" : String.valueOf(FigureViews.rounded(value));
    }
}
