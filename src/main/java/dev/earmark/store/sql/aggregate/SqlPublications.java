package dev.earmark.store.sql.aggregate;

import dev.earmark.access.Reach;
import dev.earmark.review.Dispute;
import dev.earmark.review.Dispute.Settled;
import dev.earmark.review.Publication;
import dev.earmark.review.PublicationState;
import dev.earmark.review.Revision.By;
import dev.earmark.scoring.Verdict;
import dev.earmark.store.Interactions;
import dev.earmark.store.Publications;
import dev.earmark.store.sql.engine.Row;
import dev.earmark.store.sql.engine.Sealing;
import dev.earmark.store.sql.engine.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

public record SqlPublications(Sql sql, FindingJson bodies) implements Publications {

    @Override
    public void put(String interactionId, Publication publication) {
        sql.update("""
                insert into publication(interaction_id, rubric_id, rubric_version, shared_at, shared_by, shared_name, dispute_until, acknowledged_at)
                values (?, ?, ?, ?, ?, ?, ?, ?) on conflict (interaction_id) do update
                set rubric_id = excluded.rubric_id, rubric_version = excluded.rubric_version, shared_at = excluded.shared_at,
                  shared_by = excluded.shared_by, shared_name = excluded.shared_name, dispute_until = excluded.dispute_until,
                  acknowledged_at = excluded.acknowledged_at""",
                interactionId, publication.rubricId(), publication.rubricVersion(), publication.sharedAt(), publication.by().id(),
                publication.by().name(), publication.disputeUntil(), publication.acknowledgedAt());
    }

    @Override
    public boolean remove(String interactionId) {
        return sql.updatesOne("delete from publication where interaction_id = ?", interactionId);
    }

    @Override
    public Optional<Publication> find(String interactionId) {
        return sql.one("select * from publication where interaction_id = ?", row -> new Publication(row.text("rubric_id"),
                row.count("rubric_version"), new By(row.text("shared_by"), row.text("shared_name")), row.time("shared_at"),
                row.time("dispute_until"), row.maybeTime("acknowledged_at")), interactionId);
    }

    @Override
    public void show(String interactionId, PublicationState state) {
        sql.update("update interaction set publication = ?, version = version + 1 where id = ?", state.label(), interactionId);
    }

    @Override
    public boolean open(Dispute dispute) {
        return sql.updatesOne("""
                insert into dispute(id, interaction_id, rubric_id, rubric_version, criterion, state, suggested, reason, opened_by, opened_name, opened_at)
                values (?, ?, ?, ?, ?, 'open', ?, ?, ?, ?, ?)
                on conflict (interaction_id, rubric_id, rubric_version, criterion) where state = 'open' do nothing""",
                dispute.id(), dispute.interactionId(), dispute.rubricId(), dispute.rubricVersion(), dispute.criterion(),
                new Sealing(sql).sealed(dispute.interactionId(), bodies.write(dispute.suggested())),
                new Sealing(sql).sealed(dispute.interactionId(), dispute.reason()), dispute.by().id(), dispute.by().name(), dispute.at());
    }

    @Override
    public boolean settle(Dispute settled) {
        Settled how = settled.settled();
        return how != null && sql.updatesOne("""
                update dispute set state = ?, decision = ?, decided_by = ?, decided_name = ?, decided_at = ? where id = ? and state = 'open'""",
                settled.state().label(), new Sealing(sql).sealed(settled.interactionId(), how.decision()), how.by().id(), how.by().name(),
                        how.at(), settled.id());
    }

    @Override
    public List<Dispute> disputes(String interactionId) {
        return sql.list("select * from dispute where interaction_id = ? order by opened_at, id", this::dispute, interactionId);
    }

    private Dispute dispute(Row row) throws SQLException {
        String state = row.text("state");
        return new Dispute(row.text("id"), row.text("interaction_id"), row.text("rubric_id"), row.count("rubric_version"),
                row.text("criterion"), Dispute.State.of(state).orElseThrow(() -> new SQLException("unknown word " + state)),
                bodies.read(row.text("suggested"), Verdict.class), row.text("reason"),
                new By(row.text("opened_by"), row.text("opened_name")), row.time("opened_at"), settled(row));
    }

    private static @Nullable Settled settled(Row row) throws SQLException {
        String by = row.maybeText("decided_by");
        return by == null ? null : new Settled(row.text("decision"), new By(by, row.text("decided_name")), row.time("decided_at"));
    }

    @Override
    public DisputePage list(Asked asked, Reach reach) {
        Asking asking = new Asking(ReachSql.of(reach, "i"));
        asking.and("d.state = ?", asked.state() == null ? null : asked.state().label());
        asking.and("d.rubric_id = ?", asked.rubricId());
        asking.and("d.criterion = ?", asked.criterion());
        asking.after(asked.after());
        asking.values.add(asked.limit() + 1);
        List<Dispute> found = sql.list("select d.* from dispute d join interaction i on i.id = d.interaction_id where " + asking.where
                + " order by d.opened_at, d.id limit ?", this::dispute, asking.values.toArray());
        if (found.size() <= asked.limit()) {
            return new DisputePage(found, null);
        }
        Dispute last = found.get(asked.limit() - 1);
        return new DisputePage(found.subList(0, asked.limit()), PlaceInTime.text(last.at(), last.id()));
    }

    /** Conditions as they come together. */
    private static final class Asking {

        private final StringBuilder where;
        private final List<Object> values;

        Asking(ReachSql reach) {
            this.where = new StringBuilder(reach.condition());
            this.values = new ArrayList<>(reach.values());
        }

        void and(String condition, @Nullable Object value) {
            if (value != null) {
                where.append(" and ").append(condition);
                values.add(value);
            }
        }

        void after(@Nullable String place) {
            if (place != null) {
                PlaceInTime last = PlaceInTime.read(place);
                where.append(" and (d.opened_at, d.id) > (?, ?)");
                values.add(last.at());
                values.add(last.id());
            }
        }
    }

    @Override
    public List<Tally> tallies(Instant from, Instant to, Reach reach) {
        ReachSql reached = ReachSql.of(reach, "i");
        List<Object> values = new ArrayList<>(List.of(from, to));
        values.addAll(reached.values());
        return sql.list("""
                select d.rubric_id, d.criterion, count(*) as n,
                  sum(case when d.state = 'open' then 1 else 0 end) as open_n, sum(case when d.state = 'upheld' then 1 else 0 end) as upheld_n,
                  sum(case when d.state = 'declined' then 1 else 0 end) as declined_n,
                  sum(case when d.state = 'withdrawn' then 1 else 0 end) as withdrawn_n
                from dispute d join interaction i on i.id = d.interaction_id
                where d.opened_at >= ? and d.opened_at < ? and\s""" + reached.condition() + """

                group by d.rubric_id, d.criterion order by n desc, d.rubric_id, d.criterion""",
                row -> new Tally(row.text("rubric_id"), row.text("criterion"), row.count("open_n"), row.count("upheld_n"),
                        row.count("declined_n"), row.count("withdrawn_n")), values.toArray());
    }

    @Override
    public List<Shared> sharedWith(String agentId, Instant since, int limit) {
        return sql.list("""
                select i.id, i.started_at, i.received_at, i.arrived_by, p.rubric_id, p.rubric_version, s.percent
                from interaction i join publication p on p.interaction_id = i.id
                  join score s on s.interaction_id = i.id and s.rubric_id = p.rubric_id and s.rubric_version = p.rubric_version
                where i.agent_id = ? and i.publication <> 'draft' and i.received_at >= ? order by i.received_at desc, i.id desc limit ?""",
                row -> new Shared(row.text("id"), row.maybeTime("started_at"), row.time("received_at"), row.text("rubric_id"),
                        row.count("rubric_version"), row.maybeDecimal("percent"),
                        row.text("arrived_by").equals(Interactions.EXAMPLE)), agentId, since, limit);
    }
}
