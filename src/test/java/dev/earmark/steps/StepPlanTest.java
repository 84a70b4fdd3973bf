package dev.earmark.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earmark.interaction.Progress;
import dev.earmark.steps.StepPlan.Row;
import dev.earmark.store.StepName;
import java.util.List;
import org.junit.jupiter.api.Test;

class StepPlanTest {

    private static final StepName A = new StepName("a");
    private static final StepName B = new StepName("b");
    private static final StepName C = new StepName("c");

    /** Finds its own name. */
    private record Named(StepFinding<String> finding, boolean offered) implements Step<String> {

        static Row<String> row(StepName name) {
            return Row.of(new Named(StepFinding.ofInteraction(name, String.class), true));
        }

        static Row<String> perRubric(StepName name) {
            return Row.of(new Named(StepFinding.ofRubric(name, String.class), true));
        }

        @Override
        public StepOutput<String> find(StepInput known, Progress progress) {
            return StepOutput.of(finding.step().label());
        }
    }

    private static StepFinding<?> what(StepName name) {
        return StepFinding.ofInteraction(name, String.class);
    }

    private static void refused(String because, Row<?>... rows) {
        assertThatThrownBy(() -> new StepPlan(List.of(rows))).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(because);
    }

    @Test
    void theFirstRowIsWhereARecordingBeginsAndEachRowSaysWhatComesBehindIt() {
        StepPlan plan = new StepPlan(List.of(Named.row(A).listening().then(B, C), Named.row(B).needs(what(A)),
                Named.perRubric(C).background()));

        assertThat(plan.first().name()).isEqualTo(A);
        assertThat(plan.after(A)).extracting(Row::name).containsExactly(B, C);
        assertThat(plan.after(B)).isEmpty();
        assertThat(plan.of(Lane.CALLS)).containsExactly(A);
        assertThat(plan.of(Lane.STEPS)).containsExactly(B);
        assertThat(plan.of(Lane.ASIDE)).containsExactly(C);
        assertThat(plan.row(new StepName("of-another-version"))).isEmpty();
    }

    @Test
    void aStepThatCanFindNothingHereIsLeftOut() {
        Row<String> idle = Row.of(new Named(StepFinding.ofInteraction(B, String.class), false));

        assertThat(new StepPlan(List.of(Named.row(A).then(B), idle)).after(A)).isEmpty();
    }

    @Test
    void aPlanWhoseRowsDoNotGoTogetherIsRefused() {
        refused("no step");
        refused("two steps a", Named.row(A), Named.row(A));
        refused("b is to follow a but is not in the plan", Named.row(A).then(B));
        refused("circle at a", Named.row(A).then(B), Named.row(B).then(A));
        refused("only [a] are ever reached", Named.row(A), Named.row(B));
        refused("a needs what b finds, which is not done before it", Named.row(A).needs(what(B)).then(B), Named.row(B));
        refused("b needs what c finds", Named.row(A).then(B, C), Named.row(B).needs(what(C)), Named.row(C));
        refused("c is waited for, but follows b, which nobody waits for", Named.row(A).then(B), Named.row(B).background().then(C),
                Named.row(C));
        refused("c goes by no rubric", Named.row(A).then(B), Named.perRubric(B).then(C),
                Named.row(C).needs(StepFinding.ofRubric(B, String.class)));
    }

    @Test
    void aNameIsSmallLettersDigitsAndHyphens() {
        for (String wrong : List.of("", "A", "1a", "a b", "a_b", "a'b", "a".repeat(41), "ä")) {
            assertThatThrownBy(() -> new StepName(wrong)).as(wrong).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(new StepName("a".repeat(40)).label()).hasSize(40);
    }
}
