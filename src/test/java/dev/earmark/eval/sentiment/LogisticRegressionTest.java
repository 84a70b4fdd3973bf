package dev.earmark.eval.sentiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.earmark.eval.training.LogisticRegression;
import dev.earmark.measure.SentimentHead;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogisticRegressionTest {

    private static final double[][] SAMPLES = {{1, 0}, {0.9, 0.1}, {0, 1}, {0.1, 0.9}, {-1, -1}, {-0.9, -1}, {-1, -0.9}};
    private static final int[] LABELS = {0, 0, 1, 1, 2, 2, 2};

    @Test
    void samplesThatCanBeToldApartAre() {
        SentimentHead head = fitted(new double[] {1, 1, 1});
        for (int i = 0; i < SAMPLES.length; i++) {
            assertThat(head.probabilities(SAMPLES[i])[LABELS[i]]).isGreaterThan(0.9);
        }
    }

    @Test
    void fittingTwiceGivesTheSameWeightsToTheLastBit() {
        assertThat(fitted(new double[] {1, 1, 1}).probabilities(new double[] {0.3, 0.4}))
                .containsExactly(fitted(new double[] {1, 1, 1}).probabilities(new double[] {0.3, 0.4}));
    }

    @Test
    void aPriorMovesTheOddsByItsFactor() {
        double[] flat = fitted(new double[] {1, 1, 1}).probabilities(new double[] {0.3, 0.4});
        double[] rare = fitted(new double[] {1, 1, 0.3}).probabilities(new double[] {0.3, 0.4});
        assertThat(rare[2] / rare[0]).isEqualTo(0.3 * flat[2] / flat[0], within(1e-9));
    }

    @Test
    void headsSurviveBeingWrittenAndRead() {
        SentimentHead head = fitted(new double[] {1, 1, 1});
        assertThat(SentimentHead.parse(head.toText()).toText()).isEqualTo(head.toText());
    }

    @Test
    void f1IsTheHarmonicMeanOfPrecisionAndRecall() {
        assertThat(SentimentEval.f1(new int[] {0, 0, 1, 1, 1}, new int[] {0, 1, 1, 1, 0})).isEqualTo(List.of(0.5, 2 / 3.0, 0.0));
    }

    private static SentimentHead fitted(double[] prior) {
        return new SentimentHead("test", new LogisticRegression(3, 1e-4).fit(SAMPLES, LABELS, prior));
    }
}
