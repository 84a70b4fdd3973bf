package dev.earmark.moments;

import dev.earmark.moments.Moment.Tone;
import dev.earmark.rubric.Check;
import dev.earmark.rubric.Criterion;
import dev.earmark.rubric.Window;
import dev.earmark.scoring.Evidence;
import dev.earmark.scoring.Evidence.Kind;
import dev.earmark.scoring.Judgement;
import dev.earmark.scoring.Verdict;
import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.TimeSpan;
import dev.earmark.transcript.Transcript;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Points that were lost: the words that cost them, or the place where words were missing, with a better line. */
final class Misses implements MomentSource {

    /** A coach listens to the beginning of a long stretch in which something was never said. */
    private static final long LONGEST_MS = 20_000;

    private final FoundKind told;
    private final Routine routine;
    private final FittingLine lines = new FittingLine();

    Misses(FoundKind told, Routine routine) {
        this.told = told;
        this.routine = routine;
    }

    @Override
    public List<Moment> find(ScoredInteraction scored) {
        List<Moment> moments = new ArrayList<>();
        scored.rubric().criteria().filter(criterion -> !routine.asks(criterion))
                .forEach(criterion -> scored.scorecard().judgements().stream()
                .filter(judgement -> judgement.criterion().equals(criterion.id()) && lost(judgement) > 0 && Suggestion.isNone(judgement)
                        && sure(judgement))
                .forEach(judgement -> place(judgement).map(place -> moment(criterion, judgement, place,
                        passage(place, criterion, scored.transcript()), scored.transcript())).ifPresent(moments::add)));
        return moments;
    }

    private boolean sure(Judgement judgement) {
        return judgement.person() != null || judgement.confidence() >= told.leastConfidence();
    }

    private static double lost(Judgement judgement) {
        return switch (judgement.verdict()) {
            case Verdict.NotMet _, Verdict.Partly _ -> (judgement.maxPoints() - judgement.points()) * judgement.confidence();
            case Verdict.Met _, Verdict.NotApplicable _, Verdict.Unscored _ -> 0;
        };
    }

    /** The words that break the rule; else where something should have been said: of several such places the latest, the narrowest. */
    private static Optional<Evidence> place(Judgement judgement) {
        List<Evidence> evidence = judgement.evidence();
        if (judgement.verdict() instanceof Verdict.NotMet) {
            Optional<Evidence> said = first(evidence, Kind.PROOF);
            if (said.isPresent()) {
                return said;
            }
        }
        return evidence.stream().filter(piece -> piece.kind() == Kind.EXPECTED_HERE)
                .max(Comparator.comparingInt(piece -> piece.turn() == null ? -1 : piece.turn()));
    }

    private static Optional<Evidence> first(List<Evidence> evidence, Kind kind) {
        return evidence.stream().filter(piece -> piece.kind() == kind).findFirst();
    }

    /** Where nothing was said that counts, what was said there: of a whole conversation the answer to what the customer came with. */
    private static Passage passage(Evidence place, Criterion criterion, Transcript transcript) {
        if (!place.quote().isEmpty()) {
            return Passage.around(place, transcript);
        }
        int answer = FirstAnswer.in(transcript);
        boolean anywhere = criterion.appliesWhen() == null && looksEverywhere(criterion.check()) && place.speaker() == Speaker.AGENT
                && place.turn() != null && place.turn() < answer && answer < transcript.turns().size();
        return anywhere ? Passage.at(new Evidence(place.kind(), answer, place.speaker(), transcript.turns().get(answer).time(), ""),
                transcript) : Passage.at(place, transcript);
    }

    /** Whether no part of it is bound to a place such as the opening. */
    private static boolean looksEverywhere(Check check) {
        return switch (check) {
            case Check.Phrase phrase -> phrase.within() instanceof Window.Whole;
            case Check.Examples examples -> examples.within() instanceof Window.Whole;
            case Check.Any(List<Check> checks) -> checks.stream().allMatch(Misses::looksEverywhere);
            case Check.All(List<Check> checks) -> checks.stream().allMatch(Misses::looksEverywhere);
            case Check.Not _, Check.Search _, Check.Measured _, Check.PrivateWords _, Check.Echo _, Check.Judged _ -> false;
        };
    }

    private Moment moment(Criterion criterion, Judgement judgement, Evidence place, Passage said, Transcript transcript) {
        @Nullable String why = criterion.why();
        @Nullable String better = lines.of(criterion, transcript);
        return new Moment(Tone.COACHING, criterion.id(), said.turn() == null ? place.turn() : said.turn(),
                place.speaker(), playable(said.time()), said.quote(),
                why == null ? judgement.reason() : why, better, told.weight() * lost(judgement));
    }

    private static @Nullable TimeSpan playable(@Nullable TimeSpan time) {
        return time == null || time.lengthMs() <= LONGEST_MS ? time : new TimeSpan(time.startMs(), time.startMs() + LONGEST_MS);
    }
}
