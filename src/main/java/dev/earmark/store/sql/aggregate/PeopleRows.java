package dev.earmark.store.sql.aggregate;

import dev.earmark.review.Need;
import dev.earmark.review.PublicationState;
import dev.earmark.review.Revision.By;
import dev.earmark.store.Interactions;
import dev.earmark.store.Interactions.ForPeople;
import dev.earmark.store.Interactions.Talk;
import dev.earmark.store.ReviewQueue.Lease;
import dev.earmark.store.ReviewQueue.Waiting;
import dev.earmark.store.sql.engine.Row;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What people have to do with an interaction, in the columns of its row. */
final class PeopleRows {

    private PeopleRows() {}

    /** @param nowMs a lease that has ended before is none */
    static ForPeople of(Row row, long nowMs) throws SQLException {
        String publication = row.text("publication");
        return new ForPeople(
                PublicationState.of(publication).orElseThrow(() -> new SQLException("unknown word " + publication)), waiting(row, nowMs),
                row.maybeText("worst_miss"), talk(row.maybeText("talk")), row.text("arrived_by").equals(Interactions.EXAMPLE),
                row.maybeText("no_conversation"));
    }

    static Waiting waiting(Row row, long nowMs) throws SQLException {
        List<Need> needs = Labels.needs(row.text("needs"));
        Instant since = needs.isEmpty() ? null : row.maybeTime("needed_since");
        return new Waiting(needs, row.maybeText("need_rule"), since, by(row.maybeText("assigned_to"), row.maybeText("assigned_name")),
                lease(row, nowMs));
    }

    private static @Nullable Lease lease(Row row, long nowMs) throws SQLException {
        By by = by(row.maybeText("leased_by"), row.maybeText("leased_name"));
        return by == null || row.number("leased_until") <= nowMs ? null : new Lease(by, row.time("leased_until"));
    }

    private static @Nullable By by(@Nullable String id, @Nullable String name) {
        return id == null ? null : new By(id, name == null ? "" : name);
    }

    static String text(Talk talk) {
        return talk.agent() + " " + talk.customer() + " " + talk.silence();
    }

    private static @Nullable Talk talk(@Nullable String text) throws SQLException {
        if (text == null) {
            return null;
        }
        String[] shares = text.split(" ");
        if (shares.length != 3) {
            throw new SQLException("no three shares: " + text);
        }
        return new Talk(Double.parseDouble(shares[0]), Double.parseDouble(shares[1]), Double.parseDouble(shares[2]));
    }
}
