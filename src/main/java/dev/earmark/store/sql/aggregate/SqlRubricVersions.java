package dev.earmark.store.sql.aggregate;

import dev.earmark.store.RubricVersions;
import dev.earmark.store.sql.engine.Row;
import dev.earmark.store.sql.engine.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

public record SqlRubricVersions(Sql sql) implements RubricVersions {

    @Override
    public boolean putDraft(Kept draft) {
        return sql.updatesOne("""
                insert into rubric_version(id, version, published, title, sha256, yaml, kept_by, kept_at, digest) values (?, ?, 0, ?, ?, ?, ?, ?, ?)
                on conflict (id, version) do update
                set title = excluded.title, sha256 = excluded.sha256, yaml = excluded.yaml, kept_by = excluded.kept_by, kept_at = excluded.kept_at, digest = excluded.digest
                where rubric_version.published = 0""",
                draft.id(), draft.version(), draft.title(), draft.sha256(), draft.yaml(), draft.by(), draft.at(),
                BodyDigest.of(Bodied.RUBRIC_VERSION, draft.yaml(), draft.id(), draft.version()));
    }

    @Override
    public boolean publish(String id, int version, String by, Instant at) {
        return sql.updatesOne("update rubric_version set published = 1, kept_by = ?, kept_at = ? where id = ? and version = ? and"
                + " published = 0", by, at, id, version);
    }

    @Override
    public Optional<Kept> find(String id, int version) {
        return sql.one("select * from rubric_version where id = ? and version = ?", SqlRubricVersions::kept, id, version);
    }

    @Override
    public Optional<Kept> newest(String id) {
        return sql.one("select * from rubric_version where id = ? and published = 1 order by version desc limit 1",
                SqlRubricVersions::kept, id);
    }

    @Override
    public List<Kept> all(@Nullable String id) {
        return id == null
                ? sql.list("select * from rubric_version order by id, version desc", SqlRubricVersions::kept)
                : sql.list("select * from rubric_version where id = ? order by version desc", SqlRubricVersions::kept, id);
    }

    private static Kept kept(Row row) throws SQLException {
        return new Kept(row.text("id"), row.count("version"), row.flag("published"), row.text("title"), row.text("sha256"),
                BodyDigest.checked(Bodied.RUBRIC_VERSION, row, row.text("id"), row.count("version")), row.text("kept_by"),
                row.time("kept_at"));
    }

    @Override
    public boolean putCalibration(String id, int version, Calibrated calibrated) {
        return sql.updatesOne("""
                insert into rubric_calibration(id, version, sha256, yaml, kept_by, kept_at, digest) select id, version, ?, ?, ?, ?, ? from rubric_version where id = ? and version = ?
                on conflict (id, version, sha256) do nothing""",
                calibrated.sha256(), calibrated.yaml(), calibrated.by(), calibrated.at(),
                BodyDigest.of(Bodied.RUBRIC_CALIBRATION, calibrated.yaml(), id, version, calibrated.sha256()), id, version);
    }

    @Override
    public Optional<Calibrated> calibration(String id, int version) {
        return sql.one("select * from rubric_calibration where id = ? and version = ? order by kept_at desc, sha256 limit 1",
                SqlRubricVersions::calibrated, id, version);
    }

    @Override
    public Optional<Calibrated> calibration(String id, int version, String sha256) {
        return sql.one("select * from rubric_calibration where id = ? and version = ? and sha256 = ?", SqlRubricVersions::calibrated, id,
                version, sha256);
    }

    private static Calibrated calibrated(Row row) throws SQLException {
        return new Calibrated(row.text("sha256"),
                BodyDigest.checked(Bodied.RUBRIC_CALIBRATION, row, row.text("id"), row.count("version"), row.text("sha256")),
                row.text("kept_by"), row.time("kept_at"));
    }

    @Override
    public List<Rule> rules() {
        return sql.list("select channel, queue, team, rubric_id from rubric_rule order by position", SqlRubricVersions::rule);
    }

    private static Rule rule(Row row) throws SQLException {
        String channel = row.maybeText("channel");
        return new Rule(channel == null ? null : Labels.channel(channel), row.maybeText("queue"), row.maybeText("team"),
                row.text("rubric_id"));
    }

    @Override
    public void replaceRules(List<Rule> rules) {
        sql.update("delete from rubric_rule");
        for (int i = 0; i < rules.size(); i++) {
            Rule rule = rules.get(i);
            sql.update("insert into rubric_rule(position, channel, queue, team, rubric_id) values (?, ?, ?, ?, ?)",
                    i, rule.channel() == null ? null : rule.channel().label(), rule.queue(), rule.team(), rule.rubricId());
        }
    }
}
