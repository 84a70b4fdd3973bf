package dev.earmark.scoring.criterion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.earmark.rubric.Check;
import dev.earmark.rubric.Criterion;
import dev.earmark.rubric.Criterion.AutoFailScope;
import dev.earmark.rubric.Rubric;
import dev.earmark.rubric.Section;
import dev.earmark.scoring.Judgement;
import dev.earmark.scoring.Scorecard;
import dev.earmark.scoring.Scorecard.Coverage;
import dev.earmark.scoring.Verdict;
import dev.earmark.scoring.VerdictSource;
import dev.earmark.transcript.Channel;
import dev.earmark.transcript.Speaker;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The arithmetic of a scorecard, on sections "one" and "two". */
class TotalsTest {

    private static final Verdict MET = new Verdict.Met();
    private static final Verdict NOT_MET = new Verdict.NotMet();
    private static final Verdict NOT_APPLICABLE = new Verdict.NotApplicable();
    private static final Verdict UNSCORED = new Verdict.Unscored(Verdict.Cause.NO_JUDGE);

    private record Row(String section, double weight, @Nullable AutoFailScope autoFail, Verdict verdict) {}

    private static Row one(double weight, Verdict verdict) {
        return new Row("one", weight, null, verdict);
    }

    private static Row two(double weight, Verdict verdict) {
        return new Row("two", weight, null, verdict);
    }

    private static Scorecard card(Row... rows) {
        List<Judgement> judgements = new ArrayList<>();
        List<Criterion> first = new ArrayList<>();
        List<Criterion> second = new ArrayList<>();
        for (Row row : rows) {
            String id = "c" + judgements.size();
            (row.section.equals("one") ? first : second).add(new Criterion(
                    id, "?", null, row.weight, Speaker.AGENT, null, new Check.Judged("?"), false, row.autoFail, List.of(), null));
            double share = row.verdict instanceof Verdict.Partly(double part) ? part : row.verdict instanceof Verdict.Met ? 1 : 0;
            judgements.add(new Judgement(id, row.verdict, row.weight * share, row.weight, 1, VerdictSource.NONE, "Because.", List.of()));
        }
        return Totals.of(new Rubric("r", 3, "R", "ab", Set.of(Channel.VOICE), Map.of(), 75.0, 0.8,
                List.of(new Rubric.Band("good", 75), new Rubric.Band("fair", 50)),
                List.of(new Section("one", "One", first), new Section("two", "Two", second))), judgements);
    }

    @Test
    void pointsAndWeightsAddUp() {
        Scorecard card = card(one(40, MET), one(20, NOT_MET), two(40, new Verdict.Partly(0.5)));
        assertThat(card.score()).isEqualTo(60);
        assertThat(card.max()).isEqualTo(100);
        assertThat(card.percent()).isEqualTo(60);
        assertThat(card.passed()).isFalse();
        assertThat(card.band()).isEqualTo("fair");
        assertThat(card.coverage()).isEqualTo(new Coverage(3, 3, 3, 1));
        assertThat(card.rubric()).isEqualTo(new Scorecard.RubricPin("r", 3, "ab"));
        assertThat(card.autoFail().triggered()).isFalse();
        assertThat(card.autoFail().percentWithout()).isEqualTo(60);
    }

    @Test
    void eachSectionIsTotalledByItself() {
        Scorecard card = card(one(40, MET), one(20, NOT_MET), two(40, NOT_APPLICABLE));
        assertThat(card.sections().getFirst()).isEqualTo(new Scorecard.SectionScore("one", "One", 40, 60, 66.666666667));
        assertThat(card.sections().getLast()).isEqualTo(new Scorecard.SectionScore("two", "Two", 0, 0, null));
    }

    @Test
    void whatDoesNotApplyLeavesTheDenominatorAndTheCoverage() {
        Scorecard card = card(one(60, MET), two(40, NOT_APPLICABLE));
        assertThat(card.percent()).isEqualTo(100);
        assertThat(card.max()).isEqualTo(60);
        assertThat(card.coverage()).isEqualTo(new Coverage(1, 1, 2, 1));
        assertThat(card.passed()).isTrue();
    }

    @Test
    void whatNobodyCouldJudgeLowersTheCoverageAndNothingElse() {
        Scorecard card = card(one(85, MET), two(15, UNSCORED));
        assertThat(card.percent()).isEqualTo(100);
        assertThat(card.coverage()).isEqualTo(new Coverage(1, 2, 2, 0.85));
        assertThat(card.passed()).isTrue();
    }

    @Test
    void tooLittleCoverageSaysNeitherPassedNorFailed() {
        assertThat(card(one(79, MET), two(21, UNSCORED)).passed()).isNull();
        assertThat(card(one(79, NOT_MET), two(21, UNSCORED)).passed()).isNull();
        assertThat(card(one(80, MET), two(20, UNSCORED)).passed()).isTrue();
        assertThat(card(one(80, NOT_MET), two(20, UNSCORED)).passed()).isFalse();
    }

    @Test
    void whenNothingCouldBeScoredThereIsNoScore() {
        Scorecard card = card(one(60, UNSCORED), two(40, NOT_APPLICABLE));
        assertThat(card.percent()).isNull();
        assertThat(card.passed()).isNull();
        assertThat(card.band()).isNull();
        assertThat(card.autoFail().percentWithout()).isNull();
        assertThat(card.coverage()).isEqualTo(new Coverage(0, 1, 2, 0));
        assertThat(card(one(100, NOT_APPLICABLE)).coverage()).isEqualTo(new Coverage(0, 0, 1, 1));
    }

    @Test
    void aCriterionOfNoWeightIsShownAndNotCounted() {
        Scorecard card = card(one(100, MET), two(0, NOT_MET));
        assertThat(card.percent()).isEqualTo(100);
        assertThat(card.coverage().scored()).isEqualTo(2);
    }

    @Test
    void bandsAndPassMarkBeginAtTheirBound() {
        assertThat(card(one(75, MET), two(25, NOT_MET)).band()).isEqualTo("good");
        assertThat(card(one(75, MET), two(25, NOT_MET)).passed()).isTrue();
        assertThat(card(one(74.9, MET), two(25.1, NOT_MET)).band()).isEqualTo("fair");
        assertThat(card(one(74.9, MET), two(25.1, NOT_MET)).passed()).isFalse();
        assertThat(card(one(49, MET), two(51, NOT_MET)).band()).isNull();
    }

    @Test
    void roundingInTheSumsDecidesNothing() {
        for (int cents = 1; cents < 2_500; cents++) {
            double first = cents / 100.0;
            double second = (7_500 - 3 * cents) / 100.0;
            if (second > 0) {
                Scorecard card = card(one(first, MET), one(first, MET), two(first, MET), two(second, MET), two(25, NOT_MET));
                assertThat(card.passed()).as("%s %s", first, second).isTrue();
                assertThat(card.band()).isEqualTo("good");
            }
        }
    }

    @Test
    void aPerfectScoreIsExactlyAHundred() {
        for (int cents = 1; cents < 10_000; cents++) {
            assertThat(card(one(cents / 100.0, MET), two(1, NOT_APPLICABLE)).percent()).isEqualTo(100);
        }
    }

    @Test
    void anAutoFailOfACriterionTakesItsOwnPoints() {
        Scorecard card = card(new Row("one", 10, AutoFailScope.CRITERION, NOT_MET), one(50, MET), two(40, MET));
        assertThat(card.percent()).isEqualTo(90);
        assertThat(card.autoFail().criteria()).containsExactly("c0");
        assertThat(card.passed()).isTrue();
    }

    @Test
    void anAutoFailOfASectionTakesTheSectionsPoints() {
        Scorecard card = card(new Row("one", 10, AutoFailScope.SECTION, NOT_MET), one(50, MET), two(40, MET));
        assertThat(card.percent()).isEqualTo(40);
        assertThat(card.sections()).extracting(Scorecard.SectionScore::score).containsExactly(0.0, 40.0);
        assertThat(card.autoFail().percentWithout()).isEqualTo(90);
    }

    @Test
    void anAutoFailOfEverythingTakesAllPoints() {
        Scorecard card = card(new Row("one", 10, AutoFailScope.ALL, NOT_MET), one(50, MET), two(40, MET));
        assertThat(card.percent()).isZero();
        assertThat(card.max()).isEqualTo(100);
        assertThat(card.passed()).isFalse();
        assertThat(card.autoFail().percentWithout()).isEqualTo(90);
    }

    @Test
    void anAutoFailOfEverythingFailsHoweverLittleWasScored() {
        assertThat(card(new Row("one", 10, AutoFailScope.ALL, NOT_MET), two(90, UNSCORED)).passed()).isFalse();
        assertThat(card(new Row("one", 0, AutoFailScope.ALL, NOT_MET), two(100, UNSCORED)).passed()).isFalse();
    }

    @Test
    void onlyAMissFailsAutomatically() {
        for (Verdict verdict : List.of(MET, NOT_APPLICABLE, UNSCORED, new Verdict.Partly(0.1))) {
            Scorecard card = card(new Row("one", 10, AutoFailScope.ALL, verdict), two(90, MET));
            assertThat(card.autoFail().triggered()).as(verdict.label()).isFalse();
            assertThat(card.percent()).isGreaterThan(90);
        }
    }

    @Test
    void severalAutoFailsAreNamedInTheOrderOfTheRubric() {
        Scorecard card = card(new Row("one", 10, AutoFailScope.SECTION, NOT_MET), one(30, MET),
                new Row("two", 10, AutoFailScope.CRITERION, NOT_MET), two(50, MET));
        assertThat(card.autoFail().criteria()).containsExactly("c0", "c2");
        assertThat(card.percent()).isCloseTo(50, within(1e-9));
    }
}
