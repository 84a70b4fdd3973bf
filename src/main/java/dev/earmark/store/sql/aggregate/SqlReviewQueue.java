package dev.earmark.store.sql.aggregate;

import dev.earmark.access.Reach;
import dev.earmark.review.Need;
import dev.earmark.review.QueueRules;
import dev.earmark.review.Revision.By;
import dev.earmark.store.ReviewQueue;
import dev.earmark.store.sql.engine.Sql;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

public record SqlReviewQueue(Sql sql, FindingJson bodies) implements ReviewQueue {

    @Override
    public Waiting of(String interactionId) {
        long nowMs = sql.nowMs();
        return sql.one("select * from interaction where id = ?", row -> PeopleRows.waiting(row, nowMs), interactionId).orElseThrow();
    }

    @Override
    public void need(String interactionId, Collection<Need> needs, @Nullable String rule, Instant now) {
        if (needs.isEmpty()) {
            sql.update("""
                    update interaction set needs = '', need_rank = 0, need_rule = null, needed_since = null, leased_by = null, leased_name = null,
                      leased_until = 0 where id = ?""", interactionId);
        } else {
            sql.update("update interaction set needs = ?, need_rank = ?, need_rule = ?, needed_since ="
                    + " coalesce(needed_since, ?) where id = ?",
                    Labels.list(needs, Need::label), Need.rank(needs), rule, now, interactionId);
        }
    }

    @Override
    public void assign(String interactionId, @Nullable By to) {
        sql.update("update interaction set assigned_to = ?, assigned_name = ? where id = ?", to == null ? null : to.id(),
                to == null ? null : to.name(), interactionId);
    }

    @Override
    public boolean lease(String interactionId, By by, long untilMs) {
        return sql.updatesOne("""
                update interaction set leased_by = ?, leased_name = ?, leased_until = ?
                where id = ? and (leased_by is null or leased_by = ? or leased_until <= ?)""",
                by.id(), by.name(), untilMs, interactionId, by.id(), sql.nowMs());
    }

    @Override
    public void release(String interactionId, String personId) {
        sql.update("update interaction set leased_by = null, leased_name = null, leased_until = 0 where id = ? and leased_by = ?",
                interactionId, personId);
    }

    @Override
    public Optional<String> next(String personId, Collection<String> not, Reach reach) {
        return next("i.assigned_to = ?", List.of(personId), personId, not, reach)
                .or(() -> next("i.assigned_to is null", List.of(), personId, not, reach));
    }

    private Optional<String> next(String whose, List<Object> who, String personId, Collection<String> not, Reach reach) {
        ReachSql reached = ReachSql.of(reach, "i");
        List<Object> values = new ArrayList<>(who);
        values.addAll(List.of(personId, sql.nowMs()));
        values.addAll(reached.values());
        values.addAll(not);
        String passedOver = not.isEmpty() ? "" : " and i.id not in (" + ReachSql.marks(not.size()) + ")";
        return sql.one("select i.id from interaction i where i.need_rank > 0 and " + whose
                + " and (i.leased_by is null or i.leased_by = ? or i.leased_until <= ?) and " + reached.condition() + passedOver
                + " order by i.need_rank desc, i.needed_since, i.id limit 1 " + sql.dialect().skipLocked(), row -> row.text("id"),
                        values.toArray());
    }

    @Override
    public Map<Need, Long> counts(Reach reach) {
        ReachSql reached = ReachSql.of(reach, "i");
        Map<Need, Long> counts = new EnumMap<>(Need.class);
        sql.list("select i.needs, count(*) as n from interaction i where i.need_rank > 0 and " + reached.condition() + " group by i.needs",
                row -> Map.entry(Labels.needs(row.text("needs")), row.number("n")), reached.values().toArray())
                .forEach(group -> group.getKey().forEach(need -> counts.merge(need, group.getValue(), Long::sum)));
        return counts;
    }

    @Override
    public int assigned(String personId) {
        return (int) sql.number("select count(*) as n from interaction where need_rank > 0 and assigned_to = ?", personId);
    }

    @Override
    public int leased(String personId) {
        return (int) sql.number("select count(*) as n from interaction where need_rank > 0 and leased_by = ? and leased_until > ?",
                personId,
                sql.nowMs());
    }

    @Override
    public QueueRules rules() {
        return sql.one("select sample, rules from queue_rules where one = 1", row -> new QueueRules(row.count("sample"),
                List.of(bodies.read(row.text("rules"), QueueRules.Choosing[].class)))).orElseThrow();
    }

    @Override
    public void replace(QueueRules rules) {
        sql.update("update queue_rules set sample = ?, rules = ? where one = 1", rules.samplePerAgentWeek(), bodies.write(rules.rules()));
    }

    private record Drawn(String id, double number) {}

    @Override
    public Draw draw(String interactionId, String agentId, String week, double number, int most) {
        if (sql.one("select interaction_id from drawn where interaction_id = ?", row -> row.text("interaction_id"), interactionId)
                .isPresent()) {
            return new Draw(drawn(interactionId), null);
        }
        // whoever draws for the same agent waits
        sql.one("select id from agent where id = ? " + sql.dialect().lock(), row -> row.text("id"), agentId);
        List<Drawn> sample = sql.list("select interaction_id, number from drawn where agent_id = ? and week = ? order by number",
                row -> new Drawn(row.text("interaction_id"), row.decimal("number")), agentId, week);
        if (sample.size() < most) {
            insert(interactionId, agentId, week, number);
            return new Draw(true, null);
        }
        Optional<Drawn> out = sql.one("""
                select d.interaction_id, d.number from drawn d join interaction i on i.id = d.interaction_id
                where d.agent_id = ? and d.week = ? and d.finished = 0 and i.leased_until <= ? and i.assigned_to is null
                order by d.number desc limit 1""",
                row -> new Drawn(row.text("interaction_id"), row.decimal("number")), agentId, week, sql.nowMs());
        if (most == 0 || out.isEmpty() || out.get().number <= number) {
            return new Draw(false, null);
        }
        sql.update("delete from drawn where interaction_id = ?", out.get().id);
        insert(interactionId, agentId, week, number);
        return new Draw(true, out.get().id);
    }

    private void insert(String interactionId, String agentId, String week, double number) {
        sql.update("insert into drawn(interaction_id, agent_id, week, number) values (?, ?, ?, ?)", interactionId, agentId, week, number);
    }

    @Override
    public boolean drawn(String interactionId) {
        return sql.one("select interaction_id from drawn where interaction_id = ? and finished = 0", row -> row.text("interaction_id"),
                interactionId).isPresent();
    }

    @Override
    public void finished(String interactionId) {
        sql.update("update drawn set finished = 1 where interaction_id = ?", interactionId);
    }
}
