package dev.earmark.store.sql.aggregate;

import dev.earmark.scoring.Judgement;
import dev.earmark.scoring.Scorecard;
import dev.earmark.scoring.Verdict;
import dev.earmark.store.Findings;
import dev.earmark.store.Jobs;
import dev.earmark.store.StepName;
import dev.earmark.store.sql.engine.Row;
import dev.earmark.store.sql.engine.Sealing;
import dev.earmark.store.sql.engine.Sql;
import dev.earmark.store.sql.engine.StoredText;
import dev.earmark.summary.Summary;
import dev.earmark.transcript.NoConversation;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

public record SqlFindings(Sql sql, FindingJson bodies) implements Findings {

    private static final String NOTHING = "null";

    /** Refused when a later claim has kept its finding, or the interaction is gone. */
    @Override
    public boolean put(String interactionId, StepName step, String rubric, long epoch, @Nullable Object finding) {
        StoredText body = new Sealing(sql).sealed(interactionId, finding == null ? NOTHING : bodies.write(finding));
        boolean kept = sql.updatesOne("""
                insert into finding(interaction_id, step, rubric, epoch, body, digest) select id, ?, ?, ?, ?, ? from interaction where id = ?
                on conflict (interaction_id, step, rubric) do update set epoch = excluded.epoch, body = excluded.body, digest = excluded.digest
                where finding.epoch <= excluded.epoch""",
                step.label(), rubric, epoch, body, BodyDigest.of(Bodied.FINDING, body, interactionId, step.label(), rubric), interactionId);
        if (kept) {
            changed(interactionId);
        }
        return kept;
    }

    /** Whoever holds a copy of what is known has to look again. */
    private void changed(String interactionId) {
        sql.update("update interaction set version = version + 1 where id = ?", interactionId);
    }

    @Override
    public <T> Optional<T> get(String interactionId, StepName step, String rubric, Class<T> type) {
        return sql.one("select body, digest from finding where interaction_id = ? and step = ? and rubric = ?",
                        row -> BodyDigest.checked(Bodied.FINDING, row, interactionId, step.label(), rubric), interactionId, step.label(),
                        rubric)
                .filter(body -> !body.equals(NOTHING)).map(body -> bodies.read(body, type));
    }

    @Override
    public long epoch(String interactionId, StepName step, String rubric) {
        return sql.one("select epoch from finding where interaction_id = ? and step = ? and rubric = ?", row -> row.number("epoch"),
                interactionId, step.label(), rubric).orElse(0L);
    }

    @Override
    public void lockScorecards(String interactionId) {
        sql.one("select id from interaction where id = ? " + sql.dialect().lock(), row -> row.text("id"), interactionId);
    }

    @Override
    public boolean putScorecard(String interactionId, long epoch, Scorecard machine, Scorecard shown, boolean current, Instant at) {
        String rubric = machine.rubric().id();
        int version = machine.rubric().version();
        if (!put(interactionId, StepName.SCORE, pin(rubric, version), epoch, machine)) {
            return false;
        }
        if (current) {
            sql.update("update score set is_current = 0 where interaction_id = ? and is_current = 1", interactionId);
        }
        sql.update("""
                insert into score(interaction_id, rubric_id, rubric_version, percent, passed, is_current, scored_at, degraded,
                  machine_percent, machine_passed, confirmed)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (interaction_id, rubric_id, rubric_version) do update
                set percent = excluded.percent, passed = excluded.passed, is_current = excluded.is_current, scored_at = excluded.scored_at,
                  degraded = excluded.degraded, machine_percent = excluded.machine_percent, machine_passed = excluded.machine_passed,
                  confirmed = excluded.confirmed""",
                interactionId, rubric, version, shown.percent(), shown.passed(), current, at, machine.degraded(), machine.percent(),
                machine.passed(), shown.confirmed());
        if (current) {
            show(interactionId, shown, at);
        }
        return true;
    }

    @Override
    public void showScorecard(String interactionId, Scorecard shown) {
        String rubric = shown.rubric().id();
        int version = shown.rubric().version();
        sql.update("update score set percent = ?, passed = ?, confirmed = ? where interaction_id = ? and rubric_id = ? and"
                + " rubric_version = ?", shown.percent(), shown.passed(), shown.confirmed(), interactionId, rubric, version);
        sql.one("select scored_at from score where interaction_id = ? and rubric_id = ? and rubric_version = ? and is_current = 1",
                row -> row.time("scored_at"), interactionId, rubric, version).ifPresent(at -> show(interactionId, shown, at));
        changed(interactionId);
    }

    /** Repeats what lists are filtered and sorted by where they find it. */
    private void show(String interactionId, Scorecard scorecard, Instant at) {
        sql.update("update interaction set rubric_id = ?, rubric_version = ?, percent = coalesce(?, -1), passed = ?, scored_at = ?,"
                + " confirmed = ?, worst_miss = ?, no_conversation = ? where id = ?",
                scorecard.rubric().id(), scorecard.rubric().version(), scorecard.percent(), scorecard.passed(), at, scorecard.confirmed(),
                scorecard.worstMiss().orElse(null), scorecard.noConversation().map(NoConversation::label).orElse(null), interactionId);
        new FigureRows(sql, bodies).keep(interactionId, scorecard);
        sql.update("delete from missed where interaction_id = ?", interactionId);
        scorecard.judgements().stream()
                .filter(judgement -> judgement.verdict() instanceof Verdict.NotMet)
                .map(Judgement::criterion)
                .forEach(criterion -> sql.update("""
                        insert into missed(criterion, received_at, interaction_id) select ?, received_at, id from interaction where id = ?
                        on conflict do nothing""", criterion, interactionId));
    }

    @Override
    public void prefer(String interactionId, String rubricId, int rubricVersion) {
        sql.update("update interaction set preferred_rubric = ? where id = ?", pin(rubricId, rubricVersion), interactionId);
    }

    private record Preferred(@Nullable String rubric) {}

    @Override
    public Optional<String> preferred(String interactionId) {
        return sql.one("select preferred_rubric from interaction where id = ?", row -> new Preferred(row.maybeText("preferred_rubric")),
                interactionId)
                .flatMap(preferred -> Optional.ofNullable(preferred.rubric));
    }

    @Override
    public List<ScoreLine> scorecards(String interactionId) {
        return sql.list("""
                select rubric_id, rubric_version, percent, passed, is_current, scored_at, confirmed from score where interaction_id = ?
                order by is_current desc, scored_at desc, rubric_id, rubric_version desc""", SqlFindings::line, interactionId);
    }

    @Override
    public Optional<Degraded> degraded(String interactionId, String rubricId, int rubricVersion) {
        return sql.one("""
                select s.degraded, (select j.run_at from job j where j.interaction_id = s.interaction_id and j.step = 'score' and j.rubric = ?
                  and j.state = 'ready' and j.background = 1) as rescore_at
                from score s where s.interaction_id = ? and s.rubric_id = ? and s.rubric_version = ?""",
                row -> new Degraded(row.count("degraded"), row.maybeTime("rescore_at")), pin(rubricId, rubricVersion), interactionId,
                rubricId, rubricVersion);
    }

    private static ScoreLine line(Row row) throws SQLException {
        return new ScoreLine(row.text("rubric_id"), row.count("rubric_version"), row.maybeDecimal("percent"), row.maybeFlag("passed"),
                row.flag("is_current"), row.time("scored_at"), row.flag("confirmed"));
    }

    private static String pin(String rubricId, int version) {
        return rubricId + "@" + version;
    }
}
