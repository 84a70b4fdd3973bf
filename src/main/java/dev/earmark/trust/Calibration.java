package dev.earmark.trust;

import dev.earmark.rubric.Check;
import dev.earmark.rubric.Checks;
import dev.earmark.rubric.Criterion;
import dev.earmark.rubric.Rubric;
import dev.earmark.rubric.Section;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What labels have shown of one rubric's verdicts, by words alone: phrases, examples, echoes and measures. Holds for the bytes of the
 * rubric and the sentence model that it was made with, and for nothing else.
 *
 * @param rubricSha256  of the rubric file's bytes
 * @param embedding     id of the sentence model
 * @param sets          names of the sets of labels
 * @param conversations that were labelled
 * @param errorBefore   expected calibration error of the engine's own confidence (Naeini, Cooper and Hauskrecht 2015), 0 to 1
 * @param errorAfter    the same after calibration, each conversation judged by curves that were fitted without it
 * @param criteria      by id, in the order of the rubric
 */
public record Calibration(String rubric, String rubricSha256, String embedding, LocalDate made, List<String> sets, int conversations,
        double errorBefore, double errorAfter, Map<String, CriterionCalibration> criteria) {

    public Calibration {
        sets = List.copyOf(sets);
        criteria = Collections.unmodifiableMap(new LinkedHashMap<>(criteria));
    }

    public Optional<CriterionCalibration> of(String criterion) {
        return Optional.ofNullable(criteria.get(criterion));
    }

    /** The rubric with the likelihoods that labels have shown to be best in place of the author's. */
    public Rubric applied(Rubric to) {
        return new Rubric(to.id(), to.version(), to.title(), to.sha256(), to.channels(), to.words(), to.passMark(), to.provisionalBelow(),
                to.bands(),
                to.sections().stream().map(section -> new Section(section.id(), section.title(),
                        section.criteria().stream().map(this::applied).toList())).toList(),
                to.trust(), to.disputeDays(), to.language());
    }

    private Criterion applied(Criterion criterion) {
        CriterionCalibration known = criteria.get(criterion.id());
        return known == null ? criterion : withExamplesAtLeast(criterion, known.atLeast());
    }

    /**
     * The criterion with other likelihoods for the {@code examples} checks of its {@code check}.
     *
     * @param atLeast in the order of the file; where there are too few the author's stay
     */
    public static Criterion withExamplesAtLeast(Criterion criterion, List<Double> atLeast) {
        Deque<Double> next = new ArrayDeque<>(atLeast);
        Check changed = Checks.eachExamples(criterion.check(),
                examples -> new Check.Examples(examples.count(), examples.doNotCount(), examples.from(), examples.within(),
                next.isEmpty() ? examples.atLeast() : next.removeFirst()));
        return criterion.withCheck(changed);
    }
}
