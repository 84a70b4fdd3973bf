package dev.earmark.moments;

import dev.earmark.moments.Moment.Tone;
import dev.earmark.rubric.Criterion;
import dev.earmark.scoring.Evidence;
import dev.earmark.scoring.Evidence.Kind;
import dev.earmark.scoring.Judgement;
import dev.earmark.scoring.Verdict;
import dev.earmark.transcript.TimeSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Points that were lost: the words that cost them, or the place where words were missing, with a better line. */
final class Misses implements MomentSource {

    /** A coach listens to the beginning of a long stretch in which something was never said. */
    private static final long LONGEST_MS = 20_000;

    @Override
    public List<Moment> find(ScoredInteraction scored) {
        List<Moment> moments = new ArrayList<>();
        scored.rubric().criteria().forEach(criterion -> scored.scorecard().judgements().stream()
                .filter(judgement -> judgement.criterion().equals(criterion.id()) && lost(judgement) > 0)
                .forEach(judgement -> place(judgement).ifPresent(place ->
                        moments.add(moment(criterion, judgement, place, Passage.around(place, scored.transcript()))))));
        return moments;
    }

    private static double lost(Judgement judgement) {
        return switch (judgement.verdict()) {
            case Verdict.NotMet _, Verdict.Partly _ -> (judgement.maxPoints() - judgement.points()) * judgement.confidence();
            case Verdict.Met _, Verdict.NotApplicable _, Verdict.Unscored _ -> 0;
        };
    }

    /** The words that break the rule; else the nearest thing said; else where something should have been said. */
    private static Optional<Evidence> place(Judgement judgement) {
        List<Evidence> evidence = judgement.evidence();
        if (judgement.verdict() instanceof Verdict.NotMet) {
            Optional<Evidence> said = first(evidence, Kind.PROOF);
            if (said.isPresent()) {
                return said;
            }
        }
        return first(evidence, Kind.EXPECTED_HERE);
    }

    private static Optional<Evidence> first(List<Evidence> evidence, Kind kind) {
        return evidence.stream().filter(piece -> piece.kind() == kind).findFirst();
    }

    private static Moment moment(Criterion criterion, Judgement judgement, Evidence place, Passage said) {
        @Nullable String why = criterion.why();
        @Nullable String better = criterion.betterLines().isEmpty() ? null : criterion.betterLines().getFirst();
        return new Moment(Tone.COACHING, criterion.id(), place.turn(), place.speaker(), playable(said.time()), said.quote(),
                why == null ? judgement.reason() : why, better, lost(judgement));
    }

    private static @Nullable TimeSpan playable(@Nullable TimeSpan time) {
        return time == null || time.lengthMs() <= LONGEST_MS ? time : new TimeSpan(time.startMs(), time.startMs() + LONGEST_MS);
    }
}
