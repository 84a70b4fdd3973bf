package dev.earmark.moments;

import dev.earmark.interaction.Facts;
import dev.earmark.measure.Measures;
import dev.earmark.measure.Sentiment;
import dev.earmark.rubric.Rubric;
import dev.earmark.scoring.Scorecard;
import dev.earmark.search.KeptQueries;
import dev.earmark.transcript.Transcript;
import java.util.ArrayList;
import java.util.List;

/** Marks the places of an interaction that a coach would want to hear, best first. Safe for many threads. */
public final class MomentFinder {

    private final List<MomentSource> sources;
    private final MomentRanking ranking;

    /**
     * @param kept what searches say that kinds name
     * @param acts what sentences do
     */
    public MomentFinder(MomentKinds kinds, KeptQueries kept, TurnActs acts) {
        List<MomentSource> all = new ArrayList<>(List.of(new LongWaits(kinds, acts), new CustomerMood(kinds, acts),
                new DescribedMoments(kinds, kept),
                new Answers(kinds, acts)));
        kinds.of(BuiltIn.INTERRUPTION).map(AgentCutIns::new).ifPresent(all::add);
        kinds.of(BuiltIn.MONOLOGUE).map(Monologues::new).ifPresent(all::add);
        Routine routine = new Routine(kinds.routine(), acts);
        kinds.of(BuiltIn.MISSED).map(told -> new Misses(told, routine)).ifPresent(all::add);
        kinds.of(BuiltIn.EXEMPLARY).map(told -> new Strengths(told, routine)).ifPresent(all::add);
        this.sources = List.copyOf(all);
        this.ranking = new MomentRanking(kinds.shown());
    }

    /** Of all that the program finds by itself. */
    public MomentFinder() {
        this(MomentKinds.BUILT_IN, KeptQueries.NONE, TurnActs.NONE);
    }

    /** Those that are shown. */
    public List<Moment> find(Facts facts, Transcript transcript, Measures measures, Sentiment sentiment, Scorecard scorecard,
            Rubric rubric) {
        return find(new ScoredInteraction(facts, transcript, measures, sentiment, scorecard, rubric));
    }

    /** Those that are shown. */
    public List<Moment> find(ScoredInteraction scored) {
        return ranking.shown(all(scored));
    }

    /** All that there are, those that are not shown, too: best first, no two of one place. */
    public List<Moment> ranked(ScoredInteraction scored) {
        return MomentRanking.ranked(all(scored));
    }

    private List<Moment> all(ScoredInteraction scored) {
        return sources.stream().flatMap(source -> source.find(scored).stream()).toList();
    }
}
