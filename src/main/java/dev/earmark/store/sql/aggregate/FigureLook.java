package dev.earmark.store.sql.aggregate;

import dev.earmark.fault.Unavailable;
import dev.earmark.scoring.Scorecard;
import dev.earmark.store.Soundness.Kind;
import dev.earmark.store.Soundness.Looked;
import dev.earmark.store.Soundness.Rot;
import dev.earmark.store.sql.engine.Row;
import dev.earmark.store.sql.engine.Sql;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Compares the figures that lists are sorted and filtered by with the scorecards they were taken from. */
record FigureLook(Sql sql, FindingJson bodies) {

    private record Last(@Nullable String id) {}

    private record Seen(String interactionId, @Nullable Rot rot) {}

    Looked of(String after, int interactions) {
        String last =
                sql.one("select max(id) as last from (select distinct interaction_id as id from score where interaction_id > ? order by id"
                        + " limit ?) page",
                row -> new Last(row.maybeText("last")), after, interactions).orElseThrow().id();
        List<Seen> seen = last == null ? List.of() : sql.list("""
                select s.interaction_id, s.rubric_id, s.rubric_version, s.percent, s.passed, s.machine_percent, s.machine_passed,
                  s.degraded, s.is_current,
                  i.percent as shown_percent, i.passed as shown_passed, i.rubric_id as shown_rubric, i.rubric_version as shown_version,
                  f.step, f.rubric, f.body, f.digest
                from score s join interaction i on i.id = s.interaction_id
                  join finding f on f.interaction_id = s.interaction_id and f.step = 'score' and f.rubric = s.rubric_id || '@' || s.rubric_version
                where s.interaction_id > ? and s.interaction_id <= ? order by s.interaction_id""", this::seen, after, last);
        List<Rot> rotten = new ArrayList<>();
        seen.forEach(row -> {
            if (row.rot != null) {
                rotten.add(row.rot);
            }
        });
        return new Looked(0, 0, rotten, last);
    }

    private Seen seen(Row row) throws SQLException {
        String id = row.text("interaction_id");
        if (!BodyDigest.sound(Bodied.FINDING, row, id, row.text("step"), row.text("rubric"))) {
            return new Seen(id, null); // told already, and nothing to compare with
        }
        String place = "score " + id + "/" + row.text("rubric");
        try {
            boolean same = same(bodies.read(row.text("body"), Scorecard.class), row);
            return new Seen(id, same ? null : new Rot(Kind.ROW, place, id, "its figures are not those of the scorecard; score it again"));
        } catch (IllegalStateException | Unavailable unreadable) {
            return new Seen(id, new Rot(Kind.ROW, place, id, "its scorecard cannot be read; score it again"));
        }
    }

    private static boolean same(Scorecard card, Row row) throws SQLException {
        boolean scored = Objects.equals(card.percent(), row.maybeDecimal("machine_percent"))
                && Objects.equals(card.passed(), row.maybeFlag("machine_passed"))
                && card.degraded() == row.count("degraded");
        Double shown = row.maybeDecimal("percent"); // people may have said otherwise
        return scored && (!row.flag("is_current")
                || (shown == null ? InteractionRows.UNKNOWN : shown) == row.decimal("shown_percent")
                        && Objects.equals(row.maybeFlag("passed"), row.maybeFlag("shown_passed"))
                        && row.text("rubric_id").equals(row.maybeText("shown_rubric"))
                                && Objects.equals(row.maybeCount("shown_version"), row.maybeCount("rubric_version")));
    }
}
