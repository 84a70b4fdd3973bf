package dev.earmark.store.sql.aggregate;

import dev.earmark.interaction.Facts;
import dev.earmark.interaction.Interaction;
import dev.earmark.interaction.Routing;
import dev.earmark.interaction.Status;
import dev.earmark.store.Findings.ScoreLine;
import dev.earmark.store.Interactions.Listed;
import dev.earmark.store.sql.engine.Row;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Interactions as rows. */
final class InteractionRows {

    /** For numbers that a list can be sorted by and that are not known: they come last. */
    static final long UNKNOWN = -1;

    private InteractionRows() {}

    /** @param nowMs of the database, for leases */
    static Listed listed(Row row, long nowMs) throws SQLException {
        return new Listed(interaction(row), score(row), PeopleRows.of(row, nowMs));
    }

    static Interaction interaction(Row row) throws SQLException {
        long durationMs = row.number("duration_ms");
        return new Interaction(
                row.text("id"),
                row.maybeText("external_id"),
                Labels.channel(row.text("channel")),
                new Facts(row.maybeText("agent_id"), row.maybeText("agent_name"), customer(row),
                        row.readable("customer_name")),
                new Routing(row.maybeText("team"), row.maybeText("queue"), row.maybeText("language")),
                row.maybeTime("started_at"),
                row.time("received_at"),
                Labels.priority(row.count("priority")),
                durationMs == UNKNOWN ? null : (Long) durationMs,
                Labels.stage(row.text("stage")),
                status(row),
                row.number("version"));
    }

    /** Nobody's where its key was destroyed. */
    private static @Nullable String customer(Row row) throws SQLException {
        return row.maybeStored("customer_sealed") == null ? row.maybeText("customer_id") : row.readable("customer_sealed");
    }

    private static Status status(Row row) throws SQLException {
        String label = row.text("status");
        return switch (label) {
            case "processing" -> new Status.Processing();
            case "scored" -> new Status.Scored();
            case "parked" -> new Status.Parked(row.text("parked_code"), row.text("parked_reason"));
            default -> throw new SQLException("unknown word " + label);
        };
    }

    private static @Nullable ScoreLine score(Row row) throws SQLException {
        String rubric = row.maybeText("rubric_id");
        if (rubric == null) {
            return null;
        }
        double percent = row.decimal("percent");
        return new ScoreLine(rubric, row.count("rubric_version"), percent == UNKNOWN ? null : (Double) percent, row.maybeFlag("passed"),
                true, row.time("scored_at"), row.flag("confirmed"));
    }
}
