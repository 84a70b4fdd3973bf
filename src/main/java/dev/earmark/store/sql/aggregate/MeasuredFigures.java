package dev.earmark.store.sql.aggregate;

import dev.earmark.measure.MeasureName;
import dev.earmark.measure.Measures;
import dev.earmark.measure.Sentiment;
import dev.earmark.store.Findings.Counted;
import dev.earmark.store.StepName;
import dev.earmark.store.sql.engine.Sql;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What figures need of what was counted; all of it null where nothing was, or where it has rotted, which others tell. */
record MeasuredFigures(@Nullable Double sentimentStart, @Nullable Double sentimentEnd, @Nullable Double deadAirSeconds,
        @Nullable Double agentTalk) {

    private record Body(@Nullable String text) {}

    static MeasuredFigures of(Sql sql, FindingJson bodies, String interactionId) {
        String step = StepName.MEASURE.label();
        return sql.one("select body, digest from finding where interaction_id = ? and step = ? and rubric = ''",
                        row -> new Body(BodyDigest.sound(Bodied.FINDING, row, interactionId, step, "") ? row.text("body") : null),
                        interactionId, step)
                .flatMap(body -> Optional.ofNullable(body.text)).filter(text -> !text.equals("null"))
                .map(text -> of(bodies.read(text, Counted.class))).orElse(new MeasuredFigures(null, null, null, null));
    }

    private static MeasuredFigures of(Counted counted) {
        Sentiment.Course course = counted.sentiment().course();
        Measures measures = counted.measures();
        Double agentTalk = measures.values().get(MeasureName.AGENT_TALK_SHARE);
        return new MeasuredFigures(course == null ? null : (Double) course.start(), course == null ? null : (Double) course.end(),
                agentTalk == null ? null : (Double) measures.deadAirs().stream()
                        .mapToDouble(silence -> (silence.time().endMs() - silence.time().startMs()) / 1000.0).sum(), agentTalk);
    }
}
