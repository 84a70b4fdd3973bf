package dev.earmark.rubric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.rubric.lint.Hint.Severity;
import dev.earmark.rubric.lint.RubricLint;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What we give authors as an example has none of the faults that we tell them about. */
class ShippedRubricsIT {

    private static final RubricShelf SHELF = new RubricShelf(Path.of("rubrics"));

    static List<String> ids() {
        return SHELF.ids();
    }

    @ParameterizedTest
    @MethodSource("ids")
    void theLinterFindsNothingThatIsWrong(String id) {
        assertThat(new RubricLint().check(SHELF.get(id)))
                .filteredOn(hint -> hint.severity() != Severity.ADVICE)
                .isEmpty();
    }

    @Test
    void theBankRubricIsTheWorkedExample() {
        Rubric bank = SHELF.get("bank-phone-service");

        assertThat(bank.criteria().flatMap(criterion -> CheckParts.all(criterion.check())).map(Check::getClass).distinct())
                .contains(Check.Phrase.class, Check.Examples.class, Check.Echo.class, Check.All.class, Check.Any.class, Check.Not.class);
        assertThat(bank.criteria().anyMatch(criterion -> criterion.appliesWhen() instanceof Check.Measured)).isTrue();
    }
}
