package dev.earmark.moments;

import dev.earmark.measure.Measures;
import dev.earmark.measure.Sentiment;
import dev.earmark.moments.Moment.Tone;
import dev.earmark.rubric.Rubric;
import dev.earmark.scoring.Scorecard;
import dev.earmark.transcript.TimeSpan;
import dev.earmark.transcript.Transcript;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * Marks the places of an interaction that a coach would want to hear: at most {@value #MOST_COACHING} to work on and
 * {@value #MOST_PRAISE} to be proud of, best first. One place is marked once for each tone. Safe for many threads.
 */
public final class MomentFinder {

    /** More than a handful is a list, not a lesson. */
    static final int MOST_COACHING = 4;
    static final int MOST_PRAISE = 3;

    private static final List<MomentSource> SOURCES =
            List.of(new Misses(), new Strengths(), new LongWaits(), new AgentCutIns(), new CustomerMood());

    public List<Moment> find(Transcript transcript, Measures measures, Sentiment sentiment, Scorecard scorecard, Rubric rubric) {
        ScoredInteraction scored = new ScoredInteraction(transcript, measures, sentiment, scorecard, rubric);
        List<Moment> all = SOURCES.stream().flatMap(source -> source.find(scored).stream()).sorted(BEST_FIRST).toList();
        List<Moment> kept = new ArrayList<>(best(all, Tone.COACHING, MOST_COACHING));
        kept.addAll(best(all, Tone.PRAISE, MOST_PRAISE));
        kept.sort(BEST_FIRST);
        return kept;
    }

    private static final Comparator<Moment> BEST_FIRST = Comparator.comparingDouble(Moment::weight).reversed()
            .thenComparing(moment -> moment.turn() == null ? -1 : moment.turn()).thenComparing(Moment::kind);

    private static List<Moment> best(List<Moment> all, Tone tone, int most) {
        List<Moment> kept = new ArrayList<>();
        for (Moment moment : all) {
            if (moment.tone() == tone && kept.size() < most && kept.stream().noneMatch(other -> samePlace(other, moment))) {
                kept.add(moment);
            }
        }
        return kept;
    }

    /** A miss that spans half the call does not hide the silence within it, but the same silence is not marked twice. */
    private static boolean samePlace(Moment left, Moment right) {
        TimeSpan one = left.time();
        TimeSpan other = right.time();
        if (one == null || other == null) {
            return left.kind().equals(right.kind()) || !left.quote().isEmpty() && Objects.equals(left.turn(), right.turn())
                    && left.quote().equals(right.quote());
        }
        return 2 * one.overlapMs(other) > Math.max(one.lengthMs(), other.lengthMs());
    }
}
