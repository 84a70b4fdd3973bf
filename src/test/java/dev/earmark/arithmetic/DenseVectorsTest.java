package dev.earmark.arithmetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class DenseVectorsTest {

    @Test
    void theProductOfVectorsOfLengthOneIsTheCosineOfTheAngle() {
        float[] east = {1, 0};
        float[] northEast = DenseVectors.unit(new float[]{3, 3});

        assertThat(DenseVectors.dot(east, northEast)).isCloseTo(Math.cos(Math.PI / 4), within(1e-7));
        assertThat(DenseVectors.dot(northEast, northEast)).isCloseTo(1, within(1e-6));
    }

    @Test
    void aVectorOfZerosHasNoDirectionAndStaysAsItIs() {
        assertThat(DenseVectors.unit(new float[2])).containsExactly(0, 0);
    }

    @Test
    void weightsMayBeFewerThanDimensionsAndMore() {
        assertThat(DenseVectors.dot(new float[]{1, 2, 100}, new double[]{10, 1})).isEqualTo(12);
        assertThat(DenseVectors.dot(new float[]{1, 2}, new double[]{10, 1, 100})).isEqualTo(12);
    }

    @Test
    void theMeanLiesInTheMiddleAndWhatIsLeftOfItAddsUpToNothing() {
        float[] mean = DenseVectors.mean(List.of(new float[]{1, 0}, new float[]{3, 4}));

        assertThat(mean).containsExactly(2, 2);
        assertThat(DenseVectors.minus(mean, new float[]{2, 2})).containsExactly(0, 0);
    }

    @Test
    void scoresOfAnySizeBecomeLikelihoodsThatAddUpToOne() {
        double[] likelihoods = DenseVectors.softmax(new double[]{1_000, 1_000 + Math.log(3)});

        assertThat(likelihoods[0]).isCloseTo(0.25, within(1e-9));
        assertThat(likelihoods[1]).isCloseTo(0.75, within(1e-9));
    }

    @Test
    void aRowOfWeightsEndsWithWhatIsAddedAnyway() {
        assertThat(DenseVectors.scores(new double[][]{{2, 3, 0.5}}, new double[]{1, 1})).containsExactly(5.5);
    }
}
