package dev.earmark.scoring.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ActShareTest {

    private static final double[] OFFER = {0.95, 0.03, 0.02};
    private static final double[] QUESTION = {0.02, 0.95, 0.03};
    private static final double[] REPORT = {0.03, 0.02, 0.95};

    @Test
    void whereAllSentencesDoTheSameTheActDecides() {
        assertThat(share(OFFER, OFFER, OFFER)).isEqualTo(1);
    }

    @Test
    void whereTheyDoThisAndThatTheTopicHasHalfOfTheSay() {
        assertThat(share(OFFER, QUESTION, REPORT)).isEqualTo(0.5);
    }

    @Test
    void oneThatDoesSomethingElseLeavesTheActMoreThanHalf() {
        assertThat(share(OFFER, OFFER, OFFER, OFFER, QUESTION)).isBetween(0.5, 1.0);
    }

    @Test
    void whereActsAreUnknownTheTopicIsAllThatIsKnown() {
        assertThat(share(new double[0], new double[0])).isEqualTo(0.5, within(1e-9));
    }

    private static double share(double[]... acts) {
        return ActShare.of(Stream.of(acts).map(one -> new Meaning(new float[0], one)).toList());
    }

    @Test
    void betweenTwoMindsTheShareDecides() {
        List<Double> shares = List.of(1.0, 0.5, 0.0);

        List<Double> likely = shares.stream()
                .map(share -> new RubricExamples.Learnt(_ -> 0.9, _ -> 0.1, share))
                .map(learnt -> learnt.probability(new Meaning(new float[0], OFFER), false)).toList();

        assertThat(likely.get(0)).isEqualTo(0.9, within(1e-9));
        assertThat(likely.get(1)).isEqualTo(0.5, within(1e-9));
        assertThat(likely.get(2)).isEqualTo(0.1, within(1e-9));
    }
}
