package dev.earmark.store.sql.aggregate;

import dev.earmark.access.Reach;
import dev.earmark.scoring.Scorecard;
import dev.earmark.store.Figures;
import dev.earmark.store.sql.aggregate.FigureWeeks.Asked;
import dev.earmark.store.sql.engine.Sql;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

public record SqlFigures(Sql sql, FindingJson bodies, FigureWeeks weeks) implements Figures {

    private static final String SEPARATOR = ",";

    /** A part of a statement with what stands for its question marks. */
    private record Where(String text, List<Object> values) {

        static Where of(FigureFilter filter, Reach reach) {
            Asked asked = asked(filter, reach);
            List<Object> values = new ArrayList<>(List.of(filter.from(), filter.before()));
            values.addAll(asked.values());
            return new Where("f.received_at >= ? and f.received_at < ? and " + asked.condition(), values);
        }
    }

    /** All but the time. */
    private static Asked asked(FigureFilter filter, Reach reach) {
        StringBuilder text = new StringBuilder();
        List<Object> values = new ArrayList<>();
        String[] columns = {"agent_id", "team", "queue", "channel", "rubric_id"};
        String[] wanted = {filter.agent(), filter.team(), filter.queue(), filter.channel(), filter.rubric()};
        for (int i = 0; i < columns.length; i++) {
            if (wanted[i] != null) {
                text.append("f.").append(columns[i]).append(" = ? and ");
                values.add(wanted[i]);
            }
        }
        // an agent knows single interactions only, and no figures of others
        ReachSql reached = reach.publishedOnly() ? new ReachSql(ReachSql.NOTHING, List.of()) : ReachSql.of(reach, "f");
        values.addAll(reached.values());
        return new Asked(text.append(reached.condition()).toString(), values);
    }

    @Override
    public void each(FigureFilter filter, Reach reach, Consumer<FigureRow> taken) {
        new FigureWalk(sql, weeks, asked(filter, reach), taken).along(filter.from().toEpochMilli(), filter.before().toEpochMilli());
    }

    @Override
    public List<Decided> decided(FigureFilter filter, Reach reach) {
        Where where = Where.of(filter, reach);
        return sql.list("select f.received_at, f.agent_id, f.team, f.queue, d.state from dispute d join figure f on f.interaction_id ="
                + " d.interaction_id where d.state in ('upheld', 'declined') and " + where.text(),
                row -> new Decided(row.time("received_at"), row.maybeText("agent_id"), row.maybeText("team"), row.maybeText("queue"),
                        row.text("state").equals("upheld")), where.values().toArray());
    }

    /** The last of each name. */
    private static final String OF_LAST = " from outcome o join figure f on f.interaction_id = o.interaction_id where o.number = (select"
            + " max(x.number) from outcome x where x.interaction_id = o.interaction_id and x.name = o.name) and ";

    @Override
    public List<Reported> reported(FigureFilter filter, Reach reach) {
        Where where = Where.of(filter, reach);
        return sql.list("select o.interaction_id, o.name, o.body" + OF_LAST + "o.name <> 'comment' and " + where.text(),
                row -> new Reported(row.text("interaction_id"), SqlOutcomes.name(row), row.text("body")), where.values().toArray());
    }

    @Override
    public List<Commented> comments(FigureFilter filter, Reach reach, int most) {
        Where where = Where.of(filter, reach);
        where.values().add(most);
        return sql.list("select o.interaction_id, o.body, f.received_at, f.agent_id, f.team" + OF_LAST + "o.name = 'comment' and "
                + where.text() + " order by f.received_at desc, f.interaction_id desc limit ?",
                row -> new Commented(row.text("interaction_id"), row.time("received_at"), row.maybeText("agent_id"), row.maybeText("team"),
                        row.text("body")), where.values().toArray());
    }

    private record Criteria(String rubric, List<String> ids) {}

    @Override
    public Map<String, List<String>> criteria() {
        Map<String, List<String>> all = new HashMap<>();
        sql.list("select * from figure_criteria", row -> new Criteria(row.text("rubric_id") + "@" + row.count("rubric_version"),
                row.text("criteria").lines().toList())).forEach(one -> all.put(one.rubric, one.ids));
        return all;
    }

    @Override
    public List<String> missing(int most) {
        return sql.list("""
                select i.id from interaction i where i.rubric_id is not null
                  and not exists (select 1 from figure f where f.interaction_id = i.id) limit ?""", row -> row.text("id"), most);
    }

    @Override
    public void put(String interactionId, Scorecard shown) {
        new FigureRows(sql, bodies).keep(interactionId, shown);
    }

    private record Chosen(@Nullable String labels) {}

    @Override
    public Optional<List<String>> choice(String scope) {
        return sql.one("select figures from figure_choice where scope = ?", row -> new Chosen(row.text("figures")), scope)
                .map(chosen -> List.of(String.valueOf(chosen.labels).split(SEPARATOR)));
    }

    @Override
    public void choose(String scope, List<String> figures, Instant at) {
        sql.update("""
                insert into figure_choice(scope, figures, chosen_at) values (?, ?, ?)
                on conflict (scope) do update set figures = excluded.figures, chosen_at = excluded.chosen_at""", scope,
                String.join(SEPARATOR, figures), at);
    }
}
