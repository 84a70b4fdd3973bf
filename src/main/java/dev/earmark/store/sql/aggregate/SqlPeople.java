package dev.earmark.store.sql.aggregate;

import dev.earmark.store.People;
import dev.earmark.store.sql.engine.Row;
import dev.earmark.store.sql.engine.Sql;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

public record SqlPeople(Sql sql) implements People {

    @Override
    public void put(Agent agent) {
        sql.update("insert into agent(id, name, team) values (?, ?, ?) on conflict (id) do update set name = excluded.name, team ="
                + " excluded.team",
                agent.id(), agent.name(), agent.team());
    }

    @Override
    public void meet(Agent agent) {
        sql.update("""
                insert into agent(id, name, team) values (?, ?, ?)
                on conflict (id) do update set name = coalesce(agent.name, excluded.name), team = coalesce(agent.team, excluded.team)
                where (agent.name is null and excluded.name is not null) or (agent.team is null and excluded.team is not null)""",
                agent.id(), agent.name(), agent.team());
    }

    @Override
    public Optional<Agent> agent(String id) {
        return sql.one("select id, name, team from agent where id = ?", SqlPeople::agent, id);
    }

    @Override
    public List<Agent> agents(@Nullable String team, @Nullable String after, int limit) {
        List<Object> values = new ArrayList<>();
        values.add(Objects.requireNonNullElse(after, ""));
        if (team != null) {
            values.add(team);
        }
        values.add(limit);
        return sql.list("select id, name, team from agent where id > ?" + (team == null ? "" : " and team = ?") + " order by id limit ?",
                SqlPeople::agent, values.toArray());
    }

    private static Agent agent(Row row) throws SQLException {
        return new Agent(row.text("id"), row.maybeText("name"), row.maybeText("team"));
    }

    @Override
    public boolean remove(String id) {
        sql.update("delete from coaching where agent_id = ?", id);
        sql.update("delete from coach_note where agent_id = ?", id);
        sql.update("delete from one_to_one where agent_id = ?", id);
        return sql.updatesOne("delete from agent where id = ?", id);
    }

    @Override
    public List<Team> teams() {
        return sql.list("select team, count(*) as agents from agent where team is not null group by team order by team",
                row -> new Team(row.text("team"), row.count("agents")));
    }
}
