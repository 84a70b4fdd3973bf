package dev.earmark.store.sql.aggregate;

import dev.earmark.store.KeptCalibrations;
import dev.earmark.store.sql.engine.Row;
import dev.earmark.store.sql.engine.Sql;
import java.sql.SQLException;
import java.util.Optional;

public record SqlCalibrations(Sql sql) implements KeptCalibrations {

    @Override
    public boolean put(String rubricId, int version, Calibrated calibrated) {
        return sql.updatesOne("""
                insert into rubric_calibration(id, version, sha256, yaml, kept_by, kept_at, digest)
                select id, version, ?, ?, ?, ?, ? from published_text where kind = 'rubric' and id = ? and version = ?
                on conflict (id, version, sha256) do nothing""",
                calibrated.sha256(), calibrated.yaml(), calibrated.by(), calibrated.at(),
                BodyDigest.of(Bodied.RUBRIC_CALIBRATION, calibrated.yaml(), rubricId, version, calibrated.sha256()), rubricId, version);
    }

    @Override
    public Optional<Calibrated> last(String rubricId, int version) {
        return sql.one("select * from rubric_calibration where id = ? and version = ? order by kept_at desc, sha256 limit 1",
                SqlCalibrations::calibrated, rubricId, version);
    }

    @Override
    public Optional<Calibrated> find(String rubricId, int version, String sha256) {
        return sql.one("select * from rubric_calibration where id = ? and version = ? and sha256 = ?", SqlCalibrations::calibrated,
                rubricId, version, sha256);
    }

    private static Calibrated calibrated(Row row) throws SQLException {
        return new Calibrated(row.text("sha256"),
                BodyDigest.checked(Bodied.RUBRIC_CALIBRATION, row, row.text("id"), row.count("version"), row.text("sha256")),
                row.text("kept_by"), row.time("kept_at"));
    }
}
