package dev.earmark.scoring.criterion;

import dev.earmark.rubric.Criterion;
import dev.earmark.rubric.Criterion.AutoFailScope;
import dev.earmark.rubric.Rubric;
import dev.earmark.rubric.Section;
import dev.earmark.scoring.Judgement;
import dev.earmark.scoring.Scorecard;
import dev.earmark.scoring.Scorecard.AutoFail;
import dev.earmark.scoring.Scorecard.Coverage;
import dev.earmark.scoring.Scorecard.RubricPin;
import dev.earmark.scoring.Scorecard.SectionScore;
import dev.earmark.scoring.Verdict;
import dev.earmark.scoring.VerdictSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The arithmetic of a scorecard: score = Σ points, max = Σ weight, both over the criteria that were scored; percent = 100 · score / max.
 * What does not apply or could not be judged is left out of both sums.
 */
public final class Totals {

    private final Rubric rubric;
    private final List<Judgement> judgements;
    private final Map<String, Judgement> byCriterion = new HashMap<>();
    private final Set<String> zeroed = new HashSet<>();
    private final List<String> failed = new ArrayList<>();
    private final List<String> waiting = new ArrayList<>();

    private Totals(Rubric rubric, List<Judgement> judgements) {
        this.rubric = rubric;
        this.judgements = judgements;
        judgements.forEach(judgement -> byCriterion.put(judgement.criterion(), judgement));
        rubric.sections().forEach(this::autoFail);
    }

    /** Of judgements by a machine or by people: there is no other arithmetic. @param judgements in the order of the rubric */
    public static Scorecard of(Rubric rubric, List<Judgement> judgements) {
        return new Totals(rubric, judgements).scorecard();
    }

    private Scorecard scorecard() {
        double max = judgements.stream().filter(Totals::scored).mapToDouble(Judgement::maxPoints).sum();
        double without = judgements.stream().filter(Totals::scored).mapToDouble(Judgement::points).sum();
        double score = judgements.stream().filter(Totals::scored).mapToDouble(this::points).sum();
        @Nullable Double percent = percent(score, max);
        Coverage coverage = coverage();
        return new Scorecard(
                new RubricPin(rubric.id(), rubric.version(), rubric.sha256()),
                score,
                max,
                percent,
                passed(percent, coverage),
                percent == null ? null : band(percent),
                new AutoFail(failed, percent(without, max), waiting),
                coverage,
                rubric.sections().stream().map(this::section).toList(),
                judgements);
    }

    private void autoFail(Section section) {
        for (Criterion criterion : section.criteria()) {
            Judgement judgement = byCriterion.get(criterion.id());
            if (criterion.autoFail() != null && judgement != null && judgement.verdict() instanceof Verdict.NotMet) {
                if (waits(judgement)) {
                    waiting.add(criterion.id());
                } else {
                    failed.add(criterion.id());
                    zeroed.addAll(reach(criterion.autoFail(), criterion, section));
                }
            }
        }
    }

    /** Words can be misheard and meaning misread: what they alone say fails nobody until a person agrees. A measure is a fact. */
    private static boolean waits(Judgement judgement) {
        return judgement.person() == null && judgement.engine().engines().stream()
                .anyMatch(engine -> engine != VerdictSource.Rule.MEASURED && engine != VerdictSource.Rule.ECHO);
    }

    private List<String> reach(AutoFailScope scope, Criterion criterion, Section section) {
        return switch (scope) {
            case CRITERION -> List.of(criterion.id());
            case SECTION -> section.criteria().stream().map(Criterion::id).toList();
            case ALL -> rubric.criteria().map(Criterion::id).toList();
        };
    }

    private SectionScore section(Section section) {
        List<Judgement> own = section.criteria().stream().map(criterion -> byCriterion.get(criterion.id())).filter(Totals::scored).toList();
        double max = own.stream().mapToDouble(Judgement::maxPoints).sum();
        double score = own.stream().mapToDouble(this::points).sum();
        return new SectionScore(section.id(), section.title(), score, max, percent(score, max));
    }

    private double points(Judgement judgement) {
        return zeroed.contains(judgement.criterion()) ? 0 : judgement.points();
    }

    private Coverage coverage() {
        List<Judgement> applicable = judgements.stream().filter(judgement -> !(judgement.verdict() instanceof Verdict.NotApplicable))
                .toList();
        double weight = applicable.stream().mapToDouble(Judgement::maxPoints).sum();
        double scoredWeight = applicable.stream().filter(Totals::scored).mapToDouble(Judgement::maxPoints).sum();
        int scored = (int) applicable.stream().filter(Totals::scored).count();
        return new Coverage(scored, applicable.size(), judgements.size(), weight == 0 ? 1 : rounded(scoredWeight / weight));
    }

    /** An auto-fail of everything fails, however little else was scored; otherwise too little coverage says nothing. */
    private @Nullable Boolean passed(@Nullable Double percent, Coverage coverage) {
        if (rubric.passMark() == null) {
            return null;
        } else if (rubric.criteria().allMatch(criterion -> zeroed.contains(criterion.id()))) {
            return false;
        }
        return percent == null || coverage.weightShare() < rubric.provisionalBelow() ? null : (Boolean) (percent >= rubric.passMark());
    }

    private @Nullable String band(double percent) {
        return rubric.bands().stream().filter(band -> percent >= band.from()).map(Rubric.Band::name).findFirst().orElse(null);
    }

    private static @Nullable Double percent(double score, double max) {
        return max == 0 ? null : (Double) rounded(100 * score / max);
    }

    /** Whoever has all points has 100, and whoever is at a bound is at it: sums of binary fractions are off by some 1e-14. */
    private static double rounded(double value) {
        return Math.rint(value * 1e9) / 1e9;
    }

    private static boolean scored(@Nullable Judgement judgement) {
        return judgement != null && !(judgement.verdict() instanceof Verdict.Unscored)
                && !(judgement.verdict() instanceof Verdict.NotApplicable);
    }
}
