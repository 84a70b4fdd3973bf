package dev.earmark.rubric.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.rubric.Rubric;
import dev.earmark.rubric.RubricReader;
import dev.earmark.rubric.TrustBar;
import dev.earmark.yaml.YamlFile;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Weight that cannot be earned, conditions without an exception, and questions that are asked twice. */
class LintOfTrustTest {

    private static final String FORM = """
            rubric: desk
            version: 1
            title: Desk
            pass-mark: 75
            sections:
              - id: all
                title: All
                criteria:
                  - id: one
                    question: %s
                    why: Because.
                    weight: 60
                    better-line: Hello.
            %s
                    check: %s
                  - {id: two, question: Does the agent say goodbye?, why: Because., weight: 40, better-line: Bye., check: {phrase: [goodbye]}}
            """;

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "{all: [{phrase: [hello]}, {not: {phrase: [hello]}}]}",
        "{all: [{measured: agent-talk-share, at-least: 0.7}, {measured: agent-talk-share, at-most: 0.3}]}"
    })
    void weightThatNobodyCanEarnIsAMistake(String check) {
        assertThat(codes("Does the agent greet?", "", check)).contains("weight.unreachable");
        assertThat(codes("Does the agent greet?", "",
                check.replace("not: {phrase: [hello]}", "not: {phrase: [bye]}").replace("at-most: 0.3", "at-most: 0.9")))
                .doesNotContain("weight.unreachable");
    }

    @Test
    void aConditionThatRulesTheCheckOutIsAMistake() {
        String applies = "        applies-when: {phrase: [hello]}";

        assertThat(codes("Does the agent greet?", applies, "{not: {phrase: [hello]}}")).contains("weight.unreachable");
        assertThat(codes("Does the agent greet?", applies, "{phrase: [hello]}")).contains("weight.given-away");
        assertThat(codes("Does the agent greet?", applies, "{phrase: [welcome]}"))
                .doesNotContain("weight.unreachable", "weight.given-away");
    }

    @Test
    void aQuestionWithAConditionNeedsARuleForWhenItDoesNotApply() {
        String question = "If the customer complains, does the agent apologise?";

        assertThat(codes(question, "", "{phrase: [sorry]}")).contains("criterion.no-applies-when");
        assertThat(codes(question, "        applies-when: {phrase: [broken], from: customer}", "{phrase: [sorry]}"))
                .doesNotContain("criterion.no-applies-when");
        assertThat(codes("Does the agent apologise?", "", "{phrase: [sorry]}")).doesNotContain("criterion.no-applies-when");
    }

    @Test
    void questionsThatMeanTheSameAreNamed() {
        Rubric rubric = rubric("Does the agent take leave?", "", "{phrase: [bye]}");

        assertThat(SameQuestionLint.check(rubric, questions -> List.of(new float[] {1, 0}, new float[] {0.96f, 0.28f}))).singleElement()
                .satisfies(hint -> assertThat(hint.place()).isEqualTo("two.question")).extracting(Hint::code)
                .isEqualTo("criterion.near-duplicate");
        assertThat(SameQuestionLint.check(rubric, questions -> List.of(new float[] {1, 0}, new float[] {0.8f, 0.6f}))).isEmpty();
    }

    @Test
    void whatIsAskedOfAnEngineCanBeSet() {
        Rubric rubric = read(FORM.formatted("Does the agent greet?", "", "{phrase: [hello]}")
                + "review-below: 0.9\ngate: {labels: 50, kappa: 0.7}\n");

        assertThat(rubric.trust()).isEqualTo(new TrustBar(0.9, 50, 30, 0.7, 0.8, 0.65));
        assertThat(rubric("Does the agent greet?", "", "{phrase: [hello]}").trust()).isEqualTo(TrustBar.USUAL);
    }

    private static List<String> codes(String question, String applies, String check) {
        return new RubricLint().check(rubric(question, applies, check)).stream().map(Hint::code).toList();
    }

    private static Rubric rubric(String question, String applies, String check) {
        return read(FORM.formatted("'" + question + "'", applies, check));
    }

    private static Rubric read(String yaml) {
        return RubricReader.read(new YamlFile("desk.yaml", "rubric.invalid").parse(yaml), "00");
    }
}
