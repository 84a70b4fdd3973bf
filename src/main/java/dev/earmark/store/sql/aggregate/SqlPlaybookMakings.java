package dev.earmark.store.sql.aggregate;

import dev.earmark.store.PlaybookMakings;
import dev.earmark.store.sql.engine.Row;
import dev.earmark.store.sql.engine.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

public record SqlPlaybookMakings(Sql sql) implements PlaybookMakings {

    @Override
    public boolean begin(Making making, Instant goneBefore, String ofGone) {
        sql.update("update playbook_making set state = 'failed', said = ? where state = 'reading' and moved_at < ?", ofGone, goneBefore);
        return sql.updatesOne("""
                insert into playbook_making(id, outcome, queue, from_at, to_at, state, calls, said, playbook_id, playbook_version, by_id,
                  by_name, begun_at, moved_at)
                values (?, ?, ?, ?, ?, 'reading', ?, ?, null, null, ?, ?, ?, ?) on conflict do nothing""", making.id(), making.outcome(),
                making.queue(), making.from(), making.to(), making.calls(), making.said(), making.by().id(), making.by().name(),
                making.begunAt(), making.movedAt());
    }

    @Override
    public boolean save(Making making) {
        return sql.updatesOne("""
                update playbook_making set state = ?, calls = ?, said = ?, playbook_id = ?, playbook_version = ?, moved_at = ?
                where id = ? and state = 'reading'""", making.state().label(), making.calls(), making.said(), making.playbook(),
                making.playbook() == null ? null : (Integer) making.version(), making.movedAt(), making.id());
    }

    @Override
    public Optional<Making> last() {
        return sql.one("select * from playbook_making order by begun_at desc, id desc limit 1", SqlPlaybookMakings::making);
    }

    private static Making making(Row row) throws SQLException {
        return new Making(row.text("id"), row.text("outcome"), row.maybeText("queue"), row.maybeTime("from_at"), row.maybeTime("to_at"),
                state(row.text("state")), row.count("calls"), row.text("said"), row.maybeText("playbook_id"),
                row.count("playbook_version"), SqlReviews.by(row), row.time("begun_at"), row.time("moved_at"));
    }

    private static State state(String label) throws SQLException {
        return Arrays.stream(State.values()).filter(state -> state.label().equals(label)).findFirst()
                .orElseThrow(() -> new SQLException("unknown word " + label));
    }
}
