package dev.earmark.steps;

import dev.earmark.events.EventType;
import dev.earmark.interaction.Progress;
import dev.earmark.library.RubricName;
import dev.earmark.moments.Moment;
import dev.earmark.moments.MomentFinder;
import dev.earmark.store.Findings.Counted;
import dev.earmark.store.Findings.Moments;
import dev.earmark.store.StepName;
import dev.earmark.transcript.TimeSpan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Marks the moments of one scorecard. */
public final class MarkStep implements Step<Moments> {

    public static final StepFinding<Moments> MOMENTS = StepFinding.ofRubric(StepName.MARK, Moments.class);

    private final MomentFinder finder;

    public MarkStep(MomentFinder finder) {
        this.finder = finder;
    }

    @Override
    public StepFinding<Moments> finding() {
        return MOMENTS;
    }

    @Override
    public StepOutput<Moments> find(StepInput known, Progress progress) {
        if (known.of(ScoreStep.SCORECARD).noConversation().isPresent()) {
            return StepOutput.of(new Moments(List.of()));
        }
        Counted counted = known.of(MeasureStep.COUNTED);
        return StepOutput.of(new Moments(finder.find(known.facts(), known.of(TranscribeStep.HEARD).transcript(), counted.measures(),
                counted.sentiment(), known.of(ScoreStep.SCORECARD), known.judgingRubric())));
    }

    @Override
    public boolean keep(Entry entry, Optional<Moments> found) {
        entry.put(MOMENTS, found);
        RubricName name = entry.rubric();
        List<Moment> moments = found.map(Moments::all).orElse(List.of());
        moments.forEach(moment -> entry.happened(EventType.MOMENT, detail(name, moment)));
        entry.happened(EventType.MARKED, Map.of("rubric", name.toString(), "moments", String.valueOf(moments.size())));
        return true;
    }

    /** Where and of what kind, never its words. */
    private static Map<String, String> detail(RubricName name, Moment moment) {
        Map<String, String> detail = new LinkedHashMap<>();
        detail.put("rubric", name.toString());
        detail.put("kind", moment.kind());
        detail.put("tone", moment.tone().label());
        detail.put("origin", "ai-suggested");
        Integer turn = moment.turn();
        if (turn != null) {
            detail.put("turn", turn.toString());
        }
        TimeSpan time = moment.time();
        if (time != null) {
            detail.put("startMs", String.valueOf(time.startMs()));
            detail.put("endMs", String.valueOf(time.endMs()));
        }
        return detail;
    }
}
