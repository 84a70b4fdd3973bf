package dev.earmark.eval;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * The percentile bootstrap (Efron 1979): the figure over and over, from as many conversations drawn with replacement; its 2.5th and 97.5th
 * percentile. Conversations are drawn, not verdicts, because verdicts on one conversation go together. Seeded: the same verdicts give
 * the same interval.
 */
final class Bootstrap {

    private static final int DRAWS = 1000;
    private static final long SEED = 20_260_101;

    private Bootstrap() {}

    /** @param conversations at least one */
    static <T> Interval of(List<T> conversations, ToDoubleFunction<List<T>> figure) {
        SplittableRandom random = new SplittableRandom(SEED);
        double[] figures = new double[DRAWS];
        for (int draw = 0; draw < DRAWS; draw++) {
            List<T> drawn = new ArrayList<>(conversations.size());
            for (int i = 0; i < conversations.size(); i++) {
                drawn.add(conversations.get(random.nextInt(conversations.size())));
            }
            figures[draw] = figure.applyAsDouble(drawn);
        }
        Arrays.sort(figures);
        return new Interval(figures[(int) (0.025 * DRAWS)], figures[(int) (0.975 * DRAWS) - 1]);
    }
}
