package dev.earmark.store.sql.aggregate;

import dev.earmark.hash.Sha256;
import dev.earmark.review.Revision.By;
import dev.earmark.scoring.Scorecard;
import dev.earmark.store.Findings.Heard;
import dev.earmark.store.StepName;
import dev.earmark.store.TranscriptVersions;
import dev.earmark.store.sql.engine.Row;
import dev.earmark.store.sql.engine.Sealing;
import dev.earmark.store.sql.engine.Sql;
import dev.earmark.store.sql.engine.StoredText;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

public record SqlTranscriptVersions(Sql sql, FindingJson bodies, Supplier<String> ids) implements TranscriptVersions {

    private static final String TRANSCRIBE = StepName.TRANSCRIBE.label();

    @Override
    public int current(String interactionId) {
        return (int) sql.number("select coalesce(max(version), 1) as n from transcript_version where interaction_id = ?", interactionId);
    }

    @Override
    public List<Version> all(String interactionId) {
        List<Version> kept = sql.list("select * from transcript_version where interaction_id = ? order by version desc",
                SqlTranscriptVersions::version, interactionId);
        return kept.isEmpty() ? present(interactionId).map(body -> new Version(1, Change.HEARD, sha256(body), null, null)).stream().toList()
                : kept;
    }

    private static Version version(Row row) throws SQLException {
        String change = row.text("change");
        String by = row.maybeText("by_id");
        return new Version(row.count("version"),
                Arrays.stream(Change.values()).filter(one -> one.label().equals(change)).findFirst()
                        .orElseThrow(() -> new SQLException("unknown word " + change)),
                row.text("sha256"), by == null ? null : new By(by, row.text("by_name")), row.maybeTime("made_at"));
    }

    /** What was found by the step that listens, as it is kept. */
    private Optional<String> present(String interactionId) {
        return sql.one("select body, digest from finding where interaction_id = ? and step = ? and rubric = ''",
                row -> BodyDigest.checked(Bodied.FINDING, row, interactionId, TRANSCRIBE, ""), interactionId, TRANSCRIBE);
    }

    private static String sha256(String body) {
        return Sha256.hex(body.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public List<String> corrected() {
        return sql.list("""
                select distinct v.interaction_id from transcript_version v join interaction i on i.id = v.interaction_id
                where v.change = 'corrected' and i.arrived_by <> 'example' order by v.interaction_id""", row -> row.text("interaction_id"));
    }

    @Override
    public Optional<Heard> heard(String interactionId, int number) {
        Optional<String> kept = sql.one("select body, digest from transcript_version where interaction_id = ? and version = ?",
                row -> BodyDigest.checked(Bodied.TRANSCRIPT_VERSION, row, interactionId, number), interactionId, number);
        boolean first = number == 1 && current(interactionId) == 1;
        return kept.or(() -> first ? present(interactionId) : Optional.empty()).map(body -> bodies.read(body, Heard.class));
    }

    @Override
    public boolean replace(String interactionId, int seen, Heard next, Change change, By by, Instant at) {
        sql.one("select id from interaction where id = ? " + sql.dialect().lock(), row -> row.text("id"), interactionId);
        Optional<String> before = present(interactionId);
        if (before.isEmpty() || current(interactionId) != seen) {
            return false;
        }
        if (seen == 1) {
            insert(interactionId, 1, Change.HEARD, before.get(), null, null);
        }
        String text = bodies.write(next);
        StoredText body = new Sealing(sql).sealed(interactionId, text);
        insert(interactionId, seen + 1, change, text, by, at);
        archive(interactionId, seen, at);
        return sql.updatesOne("update finding set body = ?, digest = ?, epoch = epoch + 1 where interaction_id = ?"
                + " and step = ? and rubric = ''",
                body, BodyDigest.of(Bodied.FINDING, body, interactionId, TRANSCRIBE, ""), interactionId, TRANSCRIBE);
    }

    private void insert(String interactionId, int number, Change change, String text, @Nullable By by, @Nullable Instant at) {
        StoredText body = new Sealing(sql).sealed(interactionId, text);
        sql.update("""
                insert into transcript_version(interaction_id, version, change, sha256, body, digest, by_id, by_name, made_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (interaction_id, version) do nothing""",
                interactionId, number, change.label(), sha256(text), body,
                BodyDigest.of(Bodied.TRANSCRIPT_VERSION, body, interactionId, number), by == null ? null : by.id(),
                by == null ? null : by.name(), at);
    }

    private record Card(String rubric, String body) {}

    private void archive(String interactionId, int transcriptVersion, Instant at) {
        String score = StepName.SCORE.label();
        sql.list("select rubric, body, digest from finding where interaction_id = ? and step = ?", row -> new Card(row.text("rubric"),
                BodyDigest.checked(Bodied.FINDING, row, interactionId, score, row.text("rubric"))), interactionId, score).forEach(card -> {
            String id = ids.get();
            StoredText body = new Sealing(sql).sealed(interactionId, card.body);
            sql.update("""
                    insert into earlier_scorecard(interaction_id, id, rubric, transcript_version, replaced_at, body, digest)
                    values (?, ?, ?, ?, ?, ?, ?)""",
                    interactionId, id, card.rubric, transcriptVersion, at, body,
                    BodyDigest.of(Bodied.EARLIER_SCORECARD, body, interactionId, id));
        });
    }

    @Override
    public List<Earlier> earlier(String interactionId, String rubric) {
        return sql.list("select * from earlier_scorecard where interaction_id = ? and rubric = ? order by replaced_at desc, id desc",
                row -> new Earlier(row.count("transcript_version"), row.time("replaced_at"),
                        bodies.read(BodyDigest.checked(Bodied.EARLIER_SCORECARD, row, interactionId, row.text("id")), Scorecard.class)),
                interactionId, rubric);
    }
}
