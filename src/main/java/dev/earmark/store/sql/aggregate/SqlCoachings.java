package dev.earmark.store.sql.aggregate;

import dev.earmark.encryption.WrappedKey;
import dev.earmark.store.Coachings;
import dev.earmark.store.sql.engine.Row;
import dev.earmark.store.sql.engine.Sealing;
import dev.earmark.store.sql.engine.Sql;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;

public record SqlCoachings(Sql sql) implements Coachings {

    @Override
    public void add(Coaching coaching) {
        sql.update("""
                insert into coaching(id, agent_id, rubric_id, subject, coached_on, note, by_id, by_name, made_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                coaching.id(), coaching.agentId(), coaching.rubricId(), coaching.subject(), coaching.on().toString(),
                new Sealing(sql).sealed(WrappedKey.HOUSE, coaching.note()),
                coaching.by().id(), coaching.by().name(), coaching.at());
    }

    @Override
    public List<Coaching> of(String agentId) {
        return sql.list("select * from coaching where agent_id = ? order by coached_on desc, id desc", SqlCoachings::coaching, agentId);
    }

    @Override
    public List<Coaching> about(String rubricId, String subject) {
        return sql.list("select * from coaching where rubric_id = ? and subject = ? order by coached_on desc, id desc",
                SqlCoachings::coaching, rubricId, subject);
    }

    @Override
    public void keep(PrivateNote note) {
        sql.update("insert into coach_note(id, agent_id, body, by_id, made_at) values (?, ?, ?, ?, ?)", note.id(), note.agentId(),
                new Sealing(sql).sealed(WrappedKey.HOUSE, note.text()), note.byId(), note.at());
    }

    @Override
    public List<PrivateNote> notes(String agentId, String byId) {
        return sql.list("select * from coach_note where agent_id = ? and by_id = ? order by made_at desc, id desc",
                row -> new PrivateNote(row.text("id"), row.text("agent_id"), row.text("body"), row.text("by_id"), row.time("made_at")),
                agentId, byId);
    }

    @Override
    public boolean removeNote(String id, String byId) {
        return sql.updatesOne("delete from coach_note where id = ? and by_id = ?", id, byId);
    }

    private static Coaching coaching(Row row) throws SQLException {
        return new Coaching(row.text("id"), row.text("agent_id"), row.text("rubric_id"), row.text("subject"),
                LocalDate.parse(row.text("coached_on")), row.text("note"), SqlReviews.by(row), row.time("made_at"));
    }
}
