package dev.earmark.moments;

import dev.earmark.moments.Moment.Tone;
import dev.earmark.rubric.Check;
import dev.earmark.rubric.Criterion;
import dev.earmark.scoring.Evidence;
import dev.earmark.scoring.Judgement;
import dev.earmark.scoring.Verdict;
import dev.earmark.transcript.Speaker;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What the agent said well, in the agent's own words. What does not always apply is rarer, and worth more praise. */
final class Strengths implements MomentSource {

    private static final double RARE = 1.5;

    private final FoundKind told;
    private final Routine routine;

    Strengths(FoundKind told, Routine routine) {
        this.told = told;
        this.routine = routine;
    }

    @Override
    public List<Moment> find(ScoredInteraction scored) {
        List<Moment> moments = new ArrayList<>();
        scored.rubric().criteria().filter(criterion -> !routine.asks(criterion) && !isEcho(criterion.check()))
                .forEach(criterion -> scored.scorecard().judgements().stream()
                .filter(judgement -> judgement.criterion().equals(criterion.id()) && judgement.verdict() instanceof Verdict.Met
                        && judgement.points() > 0 && Suggestion.isNone(judgement)
                        && (judgement.person() != null || judgement.confidence() >= told.leastConfidence()))
                .flatMap(judgement -> judgement.evidence().stream()
                        .filter(piece -> piece.kind() == Evidence.Kind.PROOF && piece.speaker() == Speaker.AGENT
                                && !piece.quote().isEmpty())
                        .findFirst().map(piece -> moment(criterion, judgement, piece, Passage.around(piece, scored.transcript()))).stream())
                .forEach(moments::add));
        moments.removeIf(moment -> routine.is(moment, scored.transcript()));
        return moments;
    }

    /** That a number or a day is said back is checked; nobody learns from hearing it. */
    private static boolean isEcho(Check check) {
        return switch (check) {
            case Check.Echo _ -> true;
            case Check.Any(List<Check> checks) -> checks.stream().anyMatch(Strengths::isEcho);
            case Check.All(List<Check> checks) -> checks.stream().anyMatch(Strengths::isEcho);
            case Check.Not _, Check.Phrase _, Check.Examples _, Check.Search _, Check.Measured _, Check.PrivateWords _,
                    Check.Judged _ -> false;
        };
    }

    private Moment moment(Criterion criterion, Judgement judgement, Evidence proof, Passage said) {
        double rarity = criterion.appliesWhen() == null ? 1 : RARE;
        return new Moment(Tone.PRAISE, criterion.id(), proof.turn(), proof.speaker(), said.time(), said.quote(),
                why(criterion, judgement), null,
                told.weight() * judgement.points() * judgement.confidence() * rarity);
    }

    private static String why(Criterion criterion, Judgement judgement) {
        return Stream.of(criterion.praise(), criterion.why()).flatMap(Stream::ofNullable).findFirst().orElse(judgement.reason());
    }
}
