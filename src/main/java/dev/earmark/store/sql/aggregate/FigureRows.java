package dev.earmark.store.sql.aggregate;

import dev.earmark.scoring.Judgement;
import dev.earmark.scoring.Scorecard;
import dev.earmark.store.sql.engine.Sql;

/** Repeats what figures need of a scorecard where they find it. */
record FigureRows(Sql sql, FindingJson bodies) {

    /** Of a scorecard that is shown from now on. */
    void keep(String interactionId, Scorecard shown) {
        sql.update("""
                insert into figure_criteria(rubric_id, rubric_version, criteria) values (?, ?, ?)
                on conflict (rubric_id, rubric_version) do update set criteria = excluded.criteria
                where figure_criteria.criteria <> excluded.criteria""", shown.rubric().id(), shown.rubric().version(),
                String.join("\n", shown.judgements().stream().map(Judgement::criterion).toList()));
        MeasuredFigures measured = MeasuredFigures.of(sql, bodies, interactionId);
        VerdictFigures verdicts = VerdictFigures.of(shown);
        sql.update("""
                insert into figure(interaction_id, received_at, agent_id, team, queue, channel, rubric_id, rubric_version, percent, passed,
                  verdicts, critical, looked, overruled, conversation, handle_ms, sentiment_start, sentiment_end, dead_air_seconds, agent_talk,
                  stamp)
                select id, received_at, agent_id, team, queue, channel, ?, ?, ?, ?, ?, ?, ?, ?, ?,
                  case when channel = 'voice' and duration_ms >= 0 then duration_ms end, ?, ?, ?, ?, ? from interaction where id = ?
                on conflict (interaction_id) do update set rubric_id = excluded.rubric_id, rubric_version = excluded.rubric_version,
                  percent = excluded.percent, passed = excluded.passed, verdicts = excluded.verdicts, critical = excluded.critical,
                  looked = excluded.looked, overruled = excluded.overruled, conversation = excluded.conversation,
                  handle_ms = excluded.handle_ms, sentiment_start = excluded.sentiment_start, sentiment_end = excluded.sentiment_end,
                  dead_air_seconds = excluded.dead_air_seconds, agent_talk = excluded.agent_talk, stamp = excluded.stamp""",
                shown.rubric().id(), shown.rubric().version(), shown.percent(), shown.passed(), verdicts.letters(), verdicts.critical(),
                verdicts.looked(), verdicts.overruled(), shown.noConversation().isEmpty(), measured.sentimentStart(),
                measured.sentimentEnd(), measured.deadAirSeconds(), measured.agentTalk(), FigureWeeks.stamp(), interactionId);
    }
}
