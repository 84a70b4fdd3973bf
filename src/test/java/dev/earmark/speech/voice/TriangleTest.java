package dev.earmark.speech.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TriangleTest {

    private static final double[] SQUARE = {4, 2, 5, 0.6, 1, 3};

    @Test
    void aSquareTimesItsInverseIsOne() {
        double[] inverse = Triangle.inverse(Triangle.factor(SQUARE, 3), 3);
        for (int column = 0; column < 3; column++) {
            double[] unit = {Triangle.at(inverse, 0, column), Triangle.at(inverse, 1, column), Triangle.at(inverse, 2, column)};
            double[] product = Triangle.times(SQUARE, unit);
            for (int row = 0; row < 3; row++) {
                assertThat(product[row]).isCloseTo(row == column ? 1 : 0, within(1e-9));
            }
        }
    }

    @Test
    void thePointsLieAlongTheDirectionInWhichTheyDifferMost() {
        double[] places = MainDirection.along(new double[][] {{3, 0.1}, {-3, 0}, {2.9, -0.1}}, 30);
        assertThat(places[0] * places[1]).isNegative();
        assertThat(places[0] * places[2]).isPositive();
        assertThat(MainDirection.along(new double[0][], 30)).isEmpty();
    }
}
