package dev.earmark.scoring.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExampleClassifierTest {

    private static final int DIMENSIONS = 96;

    /** Of unit length, around one of two places. */
    private static List<float[]> sentences(Random random, int count, boolean yes) {
        List<float[]> sentences = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            float[] vector = new float[DIMENSIONS];
            double length = 0;
            for (int d = 0; d < DIMENSIONS; d++) {
                vector[d] = (float) (random.nextGaussian() + (d < 8 == yes ? 1 : 0));
                length += vector[d] * vector[d];
            }
            for (int d = 0; d < DIMENSIONS; d++) {
                vector[d] /= (float) Math.sqrt(length);
            }
            sentences.add(vector);
        }
        return sentences;
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "3, 40", "30, 90", "120, 130"})
    void bothWaysToLearnGiveTheSameProbabilities(int yes, int no) {
        Random random = new Random(yes);
        List<float[]> all = sentences(random, yes, true);
        all.addAll(sentences(random, no, false));
        ExampleClassifier byWeights = ExampleClassifier.byWeights(all, yes);
        ExampleClassifier byLikeness = ExampleClassifier.byLikeness(all, yes);

        List<float[]> others = sentences(random, 50, true);
        others.addAll(sentences(random, 50, false));
        assertThat(others).allSatisfy(other -> assertThat(byLikeness.probability(other)).isCloseTo(byWeights.probability(other),
                within(1e-9)));
    }

    @Test
    void whatLiesNearTheExamplesCounts() {
        Random random = new Random(4);
        ExampleClassifier learnt = ExampleClassifier.train(sentences(random, 25, true), sentences(random, 60, false));

        assertThat(sentences(random, 40, true)).filteredOn(one -> learnt.probability(one) > 0.5).hasSizeGreaterThan(34);
        assertThat(sentences(random, 40, false)).filteredOn(one -> learnt.probability(one) < 0.5).hasSizeGreaterThan(34);
    }
}
