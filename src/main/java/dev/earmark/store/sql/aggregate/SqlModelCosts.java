package dev.earmark.store.sql.aggregate;

import dev.earmark.language.ModelTally;
import dev.earmark.store.ModelCosts;
import dev.earmark.store.sql.engine.Row;
import dev.earmark.store.sql.engine.Sql;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

public record SqlModelCosts(Sql sql) implements ModelCosts {

    private static final String COLUMNS = "questions, remembered, failed, not_taken, input_tokens, cached_tokens, output_tokens, money";

    @Override
    public void add(String interactionId, LocalDate day, ModelTally tally, int notTaken) {
        sql.update("insert into model_day(day, " + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (day) do update set "
                + added("model_day"), day.toString(), tally.questions(), tally.remembered(), tally.failed(), notTaken, tally.inputTokens(),
                tally.cachedTokens(), tally.outputTokens(), tally.money());
        if (sql.one("select id from interaction where id = ?", row -> row.text("id"), interactionId).isPresent()) {
            sql.update("insert into model_cost(interaction_id, " + COLUMNS
                    + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (interaction_id) do update set " + added("model_cost"),
                    interactionId, tally.questions(), tally.remembered(), tally.failed(), notTaken, tally.inputTokens(),
                    tally.cachedTokens(), tally.outputTokens(), tally.money());
        }
    }

    private static String added(String table) {
        StringBuilder all = new StringBuilder();
        for (String column : COLUMNS.split(", ", -1)) {
            all.append(all.isEmpty() ? "" : ", ").append(column).append(" = ").append(table).append('.').append(column)
                    .append(" + excluded.").append(column);
        }
        return all.toString();
    }

    @Override
    public Optional<ModelTally> of(String interactionId) {
        return sql.one("select * from model_cost where interaction_id = ?", SqlModelCosts::tally, interactionId);
    }

    @Override
    public List<Day> days(int most) {
        return sql.list("select * from model_day order by day desc limit ?",
                row -> new Day(LocalDate.parse(row.text("day")), tally(row), row.number("not_taken")), most);
    }

    private static ModelTally tally(Row row) throws SQLException {
        return new ModelTally(row.number("questions"), row.number("remembered"), row.number("failed"), row.number("input_tokens"),
                row.number("cached_tokens"), row.number("output_tokens"), row.decimal("money"));
    }
}
