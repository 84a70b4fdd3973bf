package dev.earmark.store.sql.aggregate;

import dev.earmark.interaction.Priority;
import dev.earmark.store.Jobs;
import dev.earmark.store.StepName;
import dev.earmark.store.sql.engine.Row;
import dev.earmark.store.sql.engine.Sql;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

public record SqlJobs(Sql sql, Supplier<String> ids) implements Jobs {

    private static final String OWN = " where id = ? and state = 'running' and owner = ? and epoch = ?";
    private static final String CLAIM = "id, interaction_id, step, rubric, owner, epoch, attempts, lost, lost_alone, background, round";
    private static final String LINE = "select id, interaction_id, step, rubric, state, attempts, lost, run_at, error_code from job ";

    @Override
    public void enqueue(Step step, Priority priority, long runAtMs) {
        put(step, priority, runAtMs, false, 0);
    }

    @Override
    public void enqueueInBackground(Step step, Priority priority, long runAtMs, int round) {
        put(step, priority, runAtMs, true, round);
    }

    /** A new row begins where the last finding ended: with a lower epoch, what it finds would be refused as stale. */
    private void put(Step step, Priority priority, long runAtMs, boolean background, int round) {
        sql.update("""
                insert into job(id, interaction_id, step, rubric, priority, state, run_at, background, round, epoch)
                select ?, id, ?, ?, ?, 'ready', ?, ?, ?,
                  (select coalesce(max(epoch), 0) from finding where interaction_id = ? and step = ? and rubric = ?)
                from interaction where id = ?
                on conflict (interaction_id, step, rubric) do update
                set state = 'ready', run_at = excluded.run_at, priority = excluded.priority,
                  attempts = 0, lost = 0, lost_alone = 0, alone = 0, error_code = null, owner = null,
                  background = excluded.background, round = excluded.round,
                  epoch = case when job.epoch < excluded.epoch then excluded.epoch else job.epoch end
                where job.state in ('done', 'dead') or job.state = 'ready' and job.background = 1""",
                ids.get(), step.name().label(), step.rubric(), Labels.rank(priority), runAtMs, background, round,
                step.interactionId(), step.name().label(), step.rubric(), step.interactionId());
    }

    @Override
    public List<Claim> claim(String owner, long untilMs, Collection<StepName> names, int limit) {
        List<Claim> claims = new ArrayList<>();
        for (Candidate candidate : chosen(candidates(names, limit))) {
            sql.one("""
                    update job set state = 'running', owner = ?, lease_until = ?, epoch = epoch + 1, attempts = attempts + 1,
                      lost = lost + case when state = 'running' then 1 else 0 end,
                      lost_alone = lost_alone + case when state = 'running' then alone else 0 end, alone = 0
                    where id = ?
                    returning""" + " " + CLAIM, SqlJobs::claim, owner, untilMs, candidate.id).ifPresent(claims::add);
        }
        return claims;
    }

    private record Candidate(String id, boolean lost) {}

    /** Two short walks along an index each, whatever the length of the queue. */
    private List<Candidate> candidates(Collection<StepName> names, int limit) {
        String steps = names.stream().map(name -> "'" + name.label() + "'").collect(Collectors.joining(", ", "(", ")"));
        String lock = sql.dialect().skipLocked();
        long now = sql.nowMs();
        return sql.list("""
                select id, lost from (
                  select * from (select id, priority, run_at, lost from job
                    where state = 'ready' and run_at <= ? and step in %1$s order by priority, run_at, id limit ? %2$s) due
                  union all
                  select * from (select id, priority, run_at, lost + 1 as lost from job
                    where state = 'running' and lease_until < ? and step in %1$s order by priority, run_at, id limit ? %2$s) left_behind) either_of
                order by priority, run_at, id limit ?""".formatted(steps, lock),
                row -> new Candidate(row.text("id"), row.number("lost") > 0), now, limit, now, limit, limit);
    }

    /** Those before the first that was lost; or that one alone. */
    private static List<Candidate> chosen(List<Candidate> candidates) {
        if (!candidates.isEmpty() && candidates.getFirst().lost) {
            return candidates.subList(0, 1);
        }
        return candidates.stream().takeWhile(candidate -> !candidate.lost).toList();
    }

    private static Claim claim(Row row) throws SQLException {
        return new Claim(row.text("id"), step(row), row.text("owner"), row.number("epoch"), row.count("attempts"), row.count("lost"),
                row.count("lost_alone"),
                row.flag("background"), row.count("round"));
    }

    @Override
    public Optional<Claim> held(String jobId, String owner, long epoch) {
        return sql.one("select " + CLAIM + " from job" + OWN, SqlJobs::claim, jobId, owner, epoch);
    }

    @Override
    public boolean runsAlone(Claim claim) {
        return sql.updatesOne("update job set alone = 1" + OWN, claim.jobId(), claim.owner(), claim.epoch());
    }

    @Override
    public boolean beat(Claim claim, long untilMs) {
        return sql.updatesOne("update job set lease_until = ?" + OWN, untilMs, claim.jobId(), claim.owner(), claim.epoch());
    }

    @Override
    public boolean release(Claim claim, long runAtMs, boolean attemptGivenBack, @Nullable String errorCode) {
        return sql.updatesOne("update job set state = 'ready', run_at = ?, owner = null, attempts = attempts - ?, error_code = ?" + OWN,
                runAtMs, attemptGivenBack ? 1 : 0, errorCode, claim.jobId(), claim.owner(), claim.epoch());
    }

    @Override
    public boolean giveUp(Claim claim, String errorCode) {
        return sql.updatesOne("update job set state = 'dead', owner = null, error_code = ?" + OWN, errorCode, claim.jobId(), claim.owner(),
                claim.epoch());
    }

    @Override
    public boolean finish(Claim claim) {
        return sql.updatesOne("update job set state = 'done', owner = null, error_code = null" + OWN, claim.jobId(), claim.owner(),
                claim.epoch());
    }

    @Override
    public int takeOverAll() {
        return sql.update("update job set lease_until = 0 where state = 'running'");
    }

    @Override
    public int revive(String interactionId, long runAtMs, Priority priority) {
        return sql.update("""
                update job set state = 'ready', run_at = ?, priority = ?, attempts = 0, lost = 0, lost_alone = 0, alone = 0, error_code = null, owner = null
                where interaction_id = ? and state = 'dead'""", runAtMs, Labels.rank(priority), interactionId);
    }

    @Override
    public boolean busy(String interactionId) {
        return sql.one("select id from job where interaction_id = ? and state in ('ready', 'running') and background = 0 limit 1",
                row -> row.text("id"), interactionId).isPresent();
    }

    @Override
    public List<Line> of(String interactionId) {
        return sql.list(LINE + "where interaction_id = ? order by id", SqlJobs::line, interactionId);
    }

    @Override
    public Depth depth() {
        long now = sql.nowMs();
        Long oldest = sql.one("select min(run_at) as n from job where state = 'ready' and background = 0 and run_at <= ?",
                row -> new Oldest(row.maybeNumber("n")), now)
                .map(Oldest::ms).orElse(null);
        long background = sql.number("select count(*) as n from job where state = 'ready' and background = 1");
        long due = background == 0
                ? 0 : sql.number("select count(*) as n from job where state = 'ready' and background = 1 and run_at <= ?", now);
        return new Depth(count("ready") - background, count("running"), count("dead"), background, due, oldest, readySounds());
    }

    private record Oldest(@Nullable Long ms) {}

    private long count(String state) {
        return sql.number("select count(*) as n from job where state = '" + state + "'");
    }

    private double readySounds() {
        return sql.number("""
                select coalesce(sum(i.duration_ms), 0) as n from job j join interaction i on i.id = j.interaction_id
                where j.state = 'ready' and i.stage = 'received' and i.duration_ms > 0""") / 1000.0;
    }

    @Override
    public int forgetDone(long beforeMs, int limit) {
        return sql.update("delete from job where id in (select id from job where state = 'done' and run_at < ? limit ?)", beforeMs, limit);
    }

    @Override
    public Optional<Line> find(String jobId) {
        return sql.one(LINE + "where id = ?", SqlJobs::line, jobId);
    }

    @Override
    public List<Line> dead(int limit) {
        return sql.list(LINE + "where state = 'dead' order by run_at, id limit ?", SqlJobs::line, limit);
    }

    private static Line line(Row row) throws SQLException {
        return new Line(row.text("id"), step(row), row.text("state"), row.count("attempts"), row.count("lost"), row.number("run_at"),
                row.maybeText("error_code"));
    }

    private static Step step(Row row) throws SQLException {
        return new Step(row.text("interaction_id"), new StepName(row.text("step")), row.text("rubric"));
    }
}
