package dev.earmark.rubric.lint;

import dev.earmark.measure.MeasureName;
import dev.earmark.rubric.Check;
import dev.earmark.rubric.Criterion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds weight that no conversation can earn, and weight that every conversation earns. */
final class ReachLint {

    private ReachLint() {}

    static void check(Criterion criterion, Hints hints) {
        Check check = criterion.check();
        Check applies = criterion.appliesWhen();
        if (never(check) || (applies != null && contradict(applies, check))) {
            hints.at("check").error("weight.unreachable",
                    "No conversation can meet this, because one part rules another out; take one of the two out, "
                            + "or join them with \"any\".");
        } else if (applies != null && never(applies)) {
            hints.at("applies-when").error("weight.unreachable",
                    "This never holds, so the criterion never counts; take one of the parts that rule each other out.");
        } else if (always(check) || check.equals(applies)) {
            hints.at("check").warning("weight.given-away",
                    "Every conversation to which it applies meets this; check for what the agent does after that, or leave the criterion "
                    + "out.");
        }
    }

    private static boolean never(Check check) {
        return switch (check) {
            case Check.All(List<Check> checks) -> checks.stream().anyMatch(ReachLint::never) || rulesOut(checks) || emptyRange(checks);
            case Check.Any(List<Check> checks) -> checks.stream().allMatch(ReachLint::never);
            case Check.Not(Check inner) -> always(inner);
            case Check.Phrase _, Check.Examples _, Check.Measured _, Check.PrivateWords _, Check.Echo _, Check.Search _,
                    Check.Judged _ -> false;
        };
    }

    private static boolean always(Check check) {
        return switch (check) {
            case Check.Any(List<Check> checks) -> checks.stream().anyMatch(ReachLint::always) || rulesOut(checks);
            case Check.All(List<Check> checks) -> checks.stream().allMatch(ReachLint::always);
            case Check.Not(Check inner) -> never(inner);
            case Check.Phrase _, Check.Examples _, Check.Measured _, Check.PrivateWords _, Check.Echo _, Check.Search _,
                    Check.Judged _ -> false;
        };
    }

    /** Whether one of the checks is the opposite of another. */
    private static boolean rulesOut(List<Check> checks) {
        return checks.stream().anyMatch(check -> check instanceof Check.Not(Check inner) && checks.contains(inner));
    }

    private static boolean contradict(Check applies, Check check) {
        List<Check> both = new ArrayList<>(parts(applies));
        both.addAll(parts(check));
        return rulesOut(both) || emptyRange(both);
    }

    private static List<Check> parts(Check check) {
        return check instanceof Check.All(List<Check> checks) ? checks : List.of(check);
    }

    /** Whether a measure would have to lie in two ranges that have nothing in common. */
    private static boolean emptyRange(List<Check> checks) {
        Map<MeasureName, Double> least = new HashMap<>();
        Map<MeasureName, Double> most = new HashMap<>();
        for (Check check : checks) {
            if (check instanceof Check.Measured(MeasureName measure, @Nullable Double atLeast, @Nullable Double atMost)) {
                least.merge(measure, atLeast == null ? Double.NEGATIVE_INFINITY : atLeast, Math::max);
                most.merge(measure, atMost == null ? Double.POSITIVE_INFINITY : atMost, Math::min);
            }
        }
        return least.entrySet().stream().anyMatch(entry -> entry.getValue() > most.getOrDefault(entry.getKey(), Double.POSITIVE_INFINITY));
    }
}
