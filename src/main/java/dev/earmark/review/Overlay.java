package dev.earmark.review;

import dev.earmark.review.Revision.Said;
import dev.earmark.rubric.Rubric;
import dev.earmark.scoring.Evidence;
import dev.earmark.scoring.EvidenceCheck;
import dev.earmark.scoring.Judgement;
import dev.earmark.scoring.Scorecard;
import dev.earmark.scoring.Verdict;
import dev.earmark.scoring.VerdictSource;
import dev.earmark.scoring.criterion.Totals;
import dev.earmark.transcript.Transcript;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lays the verdicts of people over a scorecard of the machine, and adds up anew by the same arithmetic. What the machine said stays within
 * each judgement that a person has overruled.
 */
public final class Overlay {

    /** What decided, where programs read it. */
    static final VerdictSource PERSON = new VerdictSource(List.of(new VerdictSource.Other("person")), false);

    private static final double SURE = 1;

    private final Supplier<Transcript> transcript;
    private final Map<String, Revision> held;

    private Overlay(Supplier<Transcript> transcript, Map<String, Revision> held) {
        this.transcript = transcript;
        this.held = held;
    }

    /**
     * @param machine    as it was scored
     * @param rubric     that it was scored by
     * @param revisions  of this scorecard, earlier scorings by the same rubric included
     * @param transcript that the scorecard rests on; asked for only where people have picked evidence in it
     */
    public static Scorecard of(Scorecard machine, Rubric rubric, Revisions revisions, Supplier<Transcript> transcript) {
        Overlay overlay = new Overlay(transcript, revisions.held());
        if (overlay.held.isEmpty()) {
            return machine;
        }
        return Totals.of(rubric, machine.judgements().stream().map(overlay::over).toList()).on(machine.basis());
    }

    private Judgement over(Judgement machine) {
        Revision revision = held.get(machine.criterion());
        Said said = revision == null ? null : revision.said();
        return revision == null || said == null ? machine : over(machine, revision, said);
    }

    private Judgement over(Judgement machine, Revision revision, Said said) {
        List<Evidence> proven = said.evidence().isEmpty() ? List.of() : proven(said.evidence(), transcript.get());
        FeedbackMark mark = said.mark();
        String unfit = unfit(machine, said, proven.size() < said.evidence().size());
        return new Judgement(machine.criterion(), said.verdict(), points(said.verdict(), machine.maxPoints()), machine.maxPoints(), SURE,
                PERSON, reason(said), evidence(machine, said, proven), null, null,
                new Judgement.Person(revision.at(), mark == null ? null : mark.label(), unfit, machine));
    }

    private static List<Evidence> proven(List<Evidence> picked, Transcript transcript) {
        return picked.stream().filter(piece -> EvidenceCheck.holds(piece, transcript)).toList();
    }

    /** What a verdict earns of the points of its criterion. */
    static double points(Verdict verdict, double most) {
        return switch (verdict) {
            case Verdict.Met _ -> most;
            case Verdict.Partly partly -> most * partly.share();
            case Verdict.NotMet _, Verdict.NotApplicable _, Verdict.Unscored _ -> 0;
        };
    }

    private static String reason(Said said) {
        return said.reason().isBlank() ? "A person decided so." : said.reason();
    }

    /** Where a person agrees with the machine and says nothing against its evidence, that is what the verdict rests on. */
    private static List<Evidence> evidence(Judgement machine, Said said, List<Evidence> proven) {
        boolean same = machine.verdict().equals(said.verdict()) && said.mark() != FeedbackMark.WRONG_EVIDENCE;
        return proven.isEmpty() && same ? machine.evidence() : proven;
    }

    private static @Nullable String unfit(Judgement machine, Said said, boolean moved) {
        if (moved) {
            return "The words that were selected are no longer in the transcript.";
        }
        return Objects.equals(machine.verdict(), said.machine()) ? null
                : "The machine said \"" + said.machine().label() + "\" when a person decided, and says \"" + machine.verdict().label()
                        + "\" now.";
    }
}
