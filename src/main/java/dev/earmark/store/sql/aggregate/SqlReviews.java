package dev.earmark.store.sql.aggregate;

import dev.earmark.review.Revision;
import dev.earmark.review.Revision.By;
import dev.earmark.review.Revision.Said;
import dev.earmark.review.Revisions;
import dev.earmark.store.Reviews;
import dev.earmark.store.sql.engine.Row;
import dev.earmark.store.sql.engine.Sealing;
import dev.earmark.store.sql.engine.Sql;
import dev.earmark.store.sql.engine.StoredText;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

public record SqlReviews(Sql sql, FindingJson bodies) implements Reviews {

    private static final String TAKEN_BACK = "null";

    @Override
    public boolean add(String interactionId, Revision revision) {
        Said said = revision.said();
        StoredText body = new Sealing(sql).sealed(interactionId, said == null ? TAKEN_BACK : bodies.write(said));
        return sql.updatesOne("""
                insert into revision(interaction_id, id, rubric, criterion, number, body, digest, by_id, by_name, made_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (interaction_id, rubric, criterion, number) do nothing""",
                interactionId, revision.id(), revision.rubric(), revision.criterion(), revision.number(), body,
                BodyDigest.of(Bodied.REVISION, body, interactionId, revision.id()), revision.by().id(), revision.by().name(),
                revision.at());
    }

    @Override
    public Revisions of(String interactionId, String rubric) {
        return new Revisions(sql.list("select * from revision where interaction_id = ? and rubric = ?", this::revision, interactionId,
                rubric));
    }

    private Revision revision(Row row) throws SQLException {
        String body = BodyDigest.checked(Bodied.REVISION, row, row.text("interaction_id"), row.text("id"));
        Said said = body.equals(TAKEN_BACK) ? null : bodies.read(body, Said.class);
        return new Revision(row.text("id"), row.text("rubric"), row.text("criterion"), row.count("number"), said, by(row),
                row.time("made_at"));
    }

    static By by(Row row) throws SQLException {
        return new By(row.text("by_id"), row.text("by_name"));
    }

    @Override
    public void confirm(String interactionId, Confirmation confirmation) {
        sql.update("""
                insert into confirmation(interaction_id, rubric, epoch, by_id, by_name, confirmed_at) values (?, ?, ?, ?, ?, ?)
                on conflict (interaction_id, rubric) do update
                set epoch = excluded.epoch, by_id = excluded.by_id, by_name = excluded.by_name, confirmed_at = excluded.confirmed_at""",
                interactionId, confirmation.rubric(), confirmation.epoch(), confirmation.by().id(), confirmation.by().name(),
                confirmation.at());
    }

    @Override
    public Optional<Confirmation> confirmation(String interactionId, String rubric) {
        return sql.one("select * from confirmation where interaction_id = ? and rubric = ?",
                row -> new Confirmation(row.text("rubric"), row.number("epoch"), by(row), row.time("confirmed_at")), interactionId, rubric);
    }

    @Override
    public int confirmedBy(String personId, Instant since) {
        return (int) sql.number("select count(*) as n from confirmation where by_id = ? and confirmed_at >= ?", personId, since);
    }
}
