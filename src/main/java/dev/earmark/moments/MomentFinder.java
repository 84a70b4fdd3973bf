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
    private final Usefulness usefulness;
    private final MomentKinds kinds;

    /**
     * @param kept       what searches say that kinds name
     * @param acts       what sentences do
     * @param usefulness of what the program finds by itself
     */
    public MomentFinder(MomentKinds kinds, KeptQueries kept, TurnActs acts, Usefulness usefulness) {
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
        this.usefulness = usefulness;
        this.kinds = kinds;
    }

    /** Of all that the program finds by itself. */
    public MomentFinder() {
        this(MomentKinds.BUILT_IN, KeptQueries.NONE, TurnActs.NONE, Usefulness.UNKNOWN);
    }

    /** Those that are shown. */
    public List<Moment> find(Facts facts, Transcript transcript, Measures measures, Sentiment sentiment, Scorecard scorecard,
            Rubric rubric) {
        return find(new ScoredInteraction(facts, transcript, measures, sentiment, scorecard, rubric));
    }

    /** Those that are shown. */
    public List<Moment> find(ScoredInteraction scored) {
        return ranking.shown(all(scored), moment -> decidedByPerson(moment, scored) || isOfUse(moment, scored));
    }

    private boolean isOfUse(Moment moment, ScoredInteraction scored) {
        double least = kinds.leastUseful(MomentGroup.of(moment, scored).label(moment));
        return least == 0 || usefulness.of(moment, scored) >= least;
    }

    /** What a person has said of a criterion is worth hearing, however it looks. */
    private static boolean decidedByPerson(Moment moment, ScoredInteraction scored) {
        return scored.scorecard().judgements().stream()
                .anyMatch(judgement -> judgement.criterion().equals(moment.kind()) && judgement.person() != null);
    }

    /** All that there are, those that are not shown, too; several may be of one place. */
    public List<Moment> all(ScoredInteraction scored) {
        return sources.stream().flatMap(source -> source.find(scored).stream()).toList();
    }
}
