package dev.earmark.store.sql.aggregate;

import dev.earmark.moments.Moment.Tone;
import dev.earmark.review.Audience;
import dev.earmark.review.MarkedMoment;
import dev.earmark.review.Remark;
import dev.earmark.scoring.Evidence;
import dev.earmark.store.Remarks;
import dev.earmark.store.sql.engine.Row;
import dev.earmark.store.sql.engine.Sealing;
import dev.earmark.store.sql.engine.Sql;
import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.TimeSpan;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

public record SqlRemarks(Sql sql) implements Remarks {

    @Override
    public void add(String interactionId, Remark remark) {
        sql.update("""
                insert into remark(id, interaction_id, turn, criterion, body, audience, by_id, by_name, made_at, edited_at, version)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                remark.id(), interactionId, remark.turn(), remark.criterion(), new Sealing(sql).sealed(interactionId, remark.text()),
                        remark.audience().label(), remark.by().id(),
                remark.by().name(), remark.at(), remark.editedAt(), remark.version());
    }

    @Override
    public boolean save(String interactionId, Remark changed) {
        return sql.updatesOne("update remark set body = ?, edited_at = ?, version = ? where interaction_id = ? and id = ? and version = ?",
                new Sealing(sql).sealed(interactionId, changed.text()), changed.editedAt(), changed.version(), interactionId,
                        changed.id(), changed.version() - 1);
    }

    @Override
    public boolean remove(String interactionId, String id) {
        return sql.updatesOne("delete from remark where interaction_id = ? and id = ?", interactionId, id);
    }

    @Override
    public Optional<Remark> find(String interactionId, String id) {
        return sql.one("select * from remark where interaction_id = ? and id = ?", SqlRemarks::remark, interactionId, id);
    }

    @Override
    public List<Remark> of(String interactionId) {
        return sql.list("select * from remark where interaction_id = ? order by made_at, id", SqlRemarks::remark, interactionId);
    }

    private static Remark remark(Row row) throws SQLException {
        return new Remark(row.text("id"), row.maybeCount("turn"), row.maybeText("criterion"), row.text("body"), audience(row),
                SqlReviews.by(row), row.time("made_at"), row.maybeTime("edited_at"), row.number("version"));
    }

    private static Audience audience(Row row) throws SQLException {
        String label = row.text("audience");
        return Audience.of(label).orElseThrow(() -> new SQLException("unknown word " + label));
    }

    @Override
    public void mark(String interactionId, MarkedMoment moment) {
        TimeSpan time = moment.place().time();
        sql.update("""
                insert into marked_moment(id, interaction_id, tone, turn, start_ms, end_ms, quote, note, speaker, audience, by_id, by_name, made_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                moment.id(), interactionId, moment.tone().label(), moment.place().turn(), time == null ? null : (Long) time.startMs(),
                time == null ? null : (Long) time.endMs(), new Sealing(sql).sealed(interactionId, moment.place().quote()),
                new Sealing(sql).sealed(interactionId, moment.note()), moment.place().speaker().label(),
                moment.audience().label(), moment.by().id(), moment.by().name(), moment.at());
    }

    @Override
    public boolean unmark(String interactionId, String id) {
        return sql.updatesOne("delete from marked_moment where interaction_id = ? and id = ?", interactionId, id);
    }

    @Override
    public Optional<MarkedMoment> marked(String interactionId, String id) {
        return sql.one("select * from marked_moment where interaction_id = ? and id = ?", SqlRemarks::moment, interactionId, id);
    }

    @Override
    public List<MarkedMoment> marked(String interactionId) {
        return sql.list("select * from marked_moment where interaction_id = ? order by turn, start_ms, id", SqlRemarks::moment,
                interactionId);
    }

    private static MarkedMoment moment(Row row) throws SQLException {
        Evidence place = new Evidence(Evidence.Kind.PROOF, row.count("turn"), speaker(row.text("speaker")), time(row), row.text("quote"));
        String tone = row.text("tone");
        return new MarkedMoment(row.text("id"),
                Arrays.stream(Tone.values()).filter(one -> one.label().equals(tone)).findFirst()
                        .orElseThrow(() -> new SQLException("unknown word " + tone)),
                place, row.text("note"), audience(row), SqlReviews.by(row), row.time("made_at"));
    }

    private static Speaker speaker(String label) throws SQLException {
        return Arrays.stream(Speaker.values()).filter(one -> one.label().equals(label)).findFirst()
                .orElseThrow(() -> new SQLException("unknown word " + label));
    }

    private static @Nullable TimeSpan time(Row row) throws SQLException {
        Long start = row.maybeNumber("start_ms");
        Long end = row.maybeNumber("end_ms");
        return start == null || end == null ? null : new TimeSpan(start, end);
    }
}
