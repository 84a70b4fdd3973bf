package dev.earmark.store.sql.aggregate;

import dev.earmark.store.Interactions.Facets;
import dev.earmark.store.People.Agent;
import dev.earmark.store.sql.engine.Sql;
import java.util.List;

/** Names that occur among the interactions that somebody may know of. */
record FacetList(Sql sql, ReachSql reach) {

    private static final int MOST_AGENTS = 1000;

    Facets facets() {
        return new Facets(names("i.team"), names("i.queue"), agents(), names("i.rubric_id"), criteria());
    }

    private List<String> names(String column) {
        return sql.list("select distinct " + column + " as name from interaction i where " + column + " is not null and "
                + reach.condition() + " order by " + column, row -> row.text("name"), reach.values().toArray());
    }

    private List<String> criteria() {
        String seen = reach.values().isEmpty() && !reach.condition().equals(ReachSql.NOTHING) ? ""
                : " where exists (select 1 from interaction i where i.id = m.interaction_id and " + reach.condition() + ")";
        return sql.list("select distinct m.criterion as name from missed m" + seen + " order by m.criterion", row -> row.text("name"),
                reach.values().toArray());
    }

    private List<Agent> agents() {
        return sql.list("select i.agent_id, max(i.agent_name) as name, max(i.team) as team from interaction i where i.agent_id is not null"
                + " and " + reach.condition() + " group by i.agent_id order by i.agent_id limit " + MOST_AGENTS,
                row -> new Agent(row.text("agent_id"), row.maybeText("name"), row.maybeText("team")), reach.values().toArray());
    }
}
