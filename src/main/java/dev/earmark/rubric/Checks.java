package dev.earmark.rubric;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Looks into checks and changes what is in them. */
public final class Checks {

    private Checks() {}

    /** Every {@code examples} check within, in the order of the file. */
    public static Stream<Check.Examples> examples(Check check) {
        return CheckParts.all(check).filter(Check.Examples.class::isInstance).map(Check.Examples.class::cast);
    }

    /** Whether a language model may be asked. */
    public static boolean askModel(Check check) {
        return CheckParts.all(check).anyMatch(Check.Judged.class::isInstance);
    }

    /** The same check with each {@code examples} check within changed, in the order of the file. */
    public static Check eachExamples(Check check, UnaryOperator<Check.Examples> change) {
        return switch (check) {
            case Check.Examples examples -> change.apply(examples);
            case Check.All(List<Check> checks) -> new Check.All(checks.stream().map(inner -> eachExamples(inner, change)).toList());
            case Check.Any(List<Check> checks) -> new Check.Any(checks.stream().map(inner -> eachExamples(inner, change)).toList());
            case Check.Not(Check inner) -> new Check.Not(eachExamples(inner, change));
            case Check.Phrase _, Check.Measured _, Check.Echo _, Check.PrivateWords _, Check.Search _, Check.Judged _ -> check;
        };
    }
}
