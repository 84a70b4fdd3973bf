package dev.earmark.store.sql.aggregate;

import dev.earmark.hash.Sha256;
import dev.earmark.review.Revision.Said;
import dev.earmark.scoring.Scorecard;
import dev.earmark.store.Findings.Alerts;
import dev.earmark.store.Findings.Heard;
import dev.earmark.store.Findings.Moments;
import dev.earmark.store.StepName;
import dev.earmark.store.sql.engine.Sealing;
import dev.earmark.store.sql.engine.Sql;
import dev.earmark.store.sql.engine.StoredText;
import dev.earmark.transcript.SourceRemark;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Takes the words of one interaction out of every row that repeats them.
 *
 * @param sentence when and why, for its transcript
 */
record WordsOut(Sql sql, FindingJson bodies, String interactionId, String sentence) {

    private static final String NOTHING = "null";

    void out() {
        for (StepName step : List.of(StepName.TRANSCRIBE, StepName.SCORE, StepName.MARK, StepName.ALERT, StepName.SUMMARISE)) {
            rewrite(step);
        }
        rewriteAll(Bodied.TRANSCRIPT_VERSION, "version", this::heard);
        sql.list("select version, body from transcript_version where interaction_id = ?", row -> new Kept(row.count("version"),
                row.text("body")), interactionId).forEach(kept -> sql.update("update transcript_version set sha256 = ?"
                + " where interaction_id = ? and version = ?", sha256(kept.body), interactionId, kept.key));
        rewriteAll(Bodied.EARLIER_SCORECARD, "id", this::scorecard);
        rewriteAll(Bodied.REVISION, "id", body -> body.equals(NOTHING) ? body
                : bodies.write(Wordless.said(bodies.read(body, Said.class))));
        sql.update("delete from remark where interaction_id = ?", interactionId);
        sql.update("delete from outcome where interaction_id = ? and name = 'comment'", interactionId);
        sql.update("update marked_moment set quote = ?, note = '' where interaction_id = ?", new Sealing(sql).sealed(interactionId,
                SourceRemark.WORDS_DELETED_MARK),
                interactionId);
        sql.update("update one_to_one_entry set situation = '', behaviour = '', impact = '', version = version + 1"
                + " where interaction_id = ?", interactionId);
        sql.update("update dispute set reason = '', decision = case when decision is null then null else '' end where interaction_id = ?",
                interactionId);
        sql.update("delete from call_traits where interaction_id = ?", interactionId);
        sql.update("delete from rotten where interaction_id = ?", interactionId);
        sql.update("delete from job where interaction_id = ?", interactionId);
        new ClipTexts(sql, bodies).forget(interactionId);
        new SealedRows(sql).reseal(interactionId);
    }

    private record Kept(Object key, String body) {}

    @FunctionalInterface
    private interface Change {
        String of(String body);
    }

    private String heard(String body) {
        return bodies.write(Wordless.heard(bodies.read(body, Heard.class), sentence));
    }

    private String scorecard(String body) {
        return bodies.write(Wordless.scorecard(bodies.read(body, Scorecard.class)));
    }

    private Change change(StepName step) {
        if (step.equals(StepName.TRANSCRIBE)) {
            return this::heard;
        } else if (step.equals(StepName.SCORE)) {
            return this::scorecard;
        } else if (step.equals(StepName.MARK)) {
            return body -> bodies.write(Wordless.moments(bodies.read(body, Moments.class)));
        } else if (step.equals(StepName.ALERT)) {
            return body -> bodies.write(Wordless.alerts(bodies.read(body, Alerts.class)));
        }
        return _ -> NOTHING;
    }

    private void rewrite(StepName step) {
        Change change = change(step);
        sql.list("select rubric, body from finding where interaction_id = ? and step = ?", row -> new Kept(row.text("rubric"),
                row.text("body")), interactionId, step.label()).stream().filter(kept -> !kept.body.equals(NOTHING)).forEach(kept -> {
            StoredText body = new Sealing(sql).sealed(interactionId, readable(change, kept.body));
            sql.update("update finding set body = ?, digest = ?, epoch = epoch + 1 where interaction_id = ? and step = ? and rubric = ?",
                    body, BodyDigest.of(Bodied.FINDING, body, interactionId, step.label(), kept.key), interactionId, step.label(),
                            kept.key);
        });
    }

    /** What has rotted so far that nobody can read it goes whole. */
    private static String readable(Change change, String body) {
        try {
            return change.of(body);
        } catch (IllegalStateException damaged) {
            return NOTHING;
        }
    }

    /** @param key the column that names the row within the interaction */
    private void rewriteAll(Bodied table, String key, Change change) {
        sql.list("select " + key + ", body from " + table.table() + " where interaction_id = ?",
                row -> new Kept(key.equals("version") ? (Object) row.count(key) : row.text(key), row.text("body")), interactionId)
                .forEach(kept -> {
                    StoredText body = new Sealing(sql).sealed(interactionId, readable(change, kept.body));
                    sql.update("update " + table.table() + " set body = ?, digest = ? where interaction_id = ? and " + key + " = ?",
                            body, BodyDigest.of(table, body, interactionId, kept.key), interactionId, kept.key);
                });
    }

    private static String sha256(String body) {
        return Sha256.hex(body.getBytes(StandardCharsets.UTF_8));
    }
}
