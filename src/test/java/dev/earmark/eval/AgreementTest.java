package dev.earmark.eval;

import static dev.earmark.eval.VerdictLabel.MET;
import static dev.earmark.eval.VerdictLabel.NOT_APPLICABLE;
import static dev.earmark.eval.VerdictLabel.NOT_MET;
import static dev.earmark.eval.VerdictLabel.UNSCORED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.earmark.eval.Agreement.Pair;
import dev.earmark.scoring.Verdict;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class AgreementTest {

    private static final Offset<Double> EXACTLY = within(1e-12);

    @Test
    void kappaTakesOffWhatChanceWouldGive() {
        // 20 both met, 5 met/not met, 10 not met/met, 15 both not met: the textbook table, po 0.7, pe 0.5
        Agreement agreement = Agreement.of(pairs(20, MET, MET, 5, MET, NOT_MET, 10, NOT_MET, MET, 15, NOT_MET, NOT_MET));

        assertThat(agreement.share()).isEqualTo(0.7, EXACTLY);
        assertThat(agreement.kappa()).isEqualTo(0.4, EXACTLY);
        // mean frequency of met is 0.55: chance 2 · 0.55 · 0.45 = 0.495
        assertThat(agreement.ac1()).isEqualTo((0.7 - 0.495) / (1 - 0.495), EXACTLY);
    }

    @Test
    void ac1StaysHighWhereFaultsAreRareAndKappaCollapses() {
        Agreement agreement = Agreement.of(pairs(38, MET, MET, 1, MET, NOT_MET, 1, NOT_MET, MET));

        assertThat(agreement.kappa()).isNegative();
        assertThat(agreement.ac1()).isGreaterThan(0.9);
    }

    @Test
    void threeAnswersShareChanceAmongThem() {
        Agreement agreement = Agreement.of(pairs(4, MET, MET, 3, NOT_MET, NOT_MET, 2, NOT_APPLICABLE, NOT_APPLICABLE, 1, NOT_MET,
                NOT_APPLICABLE));

        double chance = 0.4 * 0.4 + 0.4 * 0.3 + 0.2 * 0.3;
        double spread = (0.4 * 0.6 + 0.35 * 0.65 + 0.25 * 0.75) / 2;
        assertThat(agreement.kappa()).isEqualTo((0.9 - chance) / (1 - chance), EXACTLY);
        assertThat(agreement.ac1()).isEqualTo((0.9 - spread) / (1 - spread), EXACTLY);
    }

    @Test
    void fullAgreementOnOneAnswerIsOne() {
        Agreement agreement = Agreement.of(pairs(7, MET, MET));

        assertThat(agreement.kappa()).isOne();
        assertThat(agreement.ac1()).isOne();
        assertThat(agreement.faults().recall()).isOne();
    }

    @Test
    void verdictLeftOpenIsDisagreementAndNoFaultFound() {
        Agreement agreement = Agreement.of(pairs(1, NOT_MET, UNSCORED, 1, NOT_MET, NOT_MET, 2, MET, MET));

        assertThat(agreement.leftOpen()).isOne();
        assertThat(agreement.share()).isEqualTo(0.75, EXACTLY);
        assertThat(agreement.faults()).isEqualTo(new Detection(1, 1, 0));
    }

    @Test
    void partlyCountsAsMet() {
        assertThat(VerdictLabel.of(new Verdict.Partly(0.5))).isEqualTo(MET);
    }

    @Test
    void nothingToCompareIsRefused() {
        assertThatThrownBy(() -> Agreement.of(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void f1IsTheHarmonicMeanOfPrecisionAndRecall() {
        Detection detection = new Detection(6, 2, 4);

        assertThat(detection.precision()).isEqualTo(0.6, EXACTLY);
        assertThat(detection.recall()).isEqualTo(0.75, EXACTLY);
        assertThat(detection.f1()).isEqualTo(2 * 0.6 * 0.75 / (0.6 + 0.75), EXACTLY);
    }

    @Test
    void tableHasALineForEachCriterionAndTheMeans() {
        Map<String, List<Pair>> pairs = new LinkedHashMap<>();
        pairs.put("greeting", pairs(3, MET, MET, 1, NOT_MET, NOT_MET));
        pairs.put("closing", pairs(2, MET, MET, 1, NOT_MET, MET, 1, NOT_MET, UNSCORED));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        AgreementTable table = AgreementTable.of(pairs);
        table.print(new PrintStream(bytes, true, StandardCharsets.UTF_8));

        assertThat(bytes.toString(StandardCharsets.UTF_8).lines()).containsExactly(
                "criterion                   n  agree  kappa    AC1  fault recall  left open",
                "greeting                    4   1.00   1.00   1.00           1/1          0",
                "closing                     4   0.50   0.20   0.32           0/2          1",
                "mean over criteria              0.75   0.60   0.66",
                "all verdicts pooled         8   0.75   0.48   0.68           1/3          1");
        assertThat(table.meanKappa()).isEqualTo(0.6, EXACTLY);
        assertThat(table.faultRecall()).isEqualTo(1 / 3.0, EXACTLY);
    }

    /** Takes triples: how often, what people said, what the machine said. */
    private static List<Pair> pairs(Object... counted) {
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < counted.length; i += 3) {
            for (int n = 0; n < (Integer) counted[i]; n++) {
                pairs.add(new Pair((VerdictLabel) counted[i + 1], (VerdictLabel) counted[i + 2]));
            }
        }
        return pairs;
    }
}
