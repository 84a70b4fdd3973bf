package dev.earmark.speech.talk;

import org.jspecify.annotations.Nullable;

/** One model asked for many words after the same context: where it stands is looked up once. */
final class MixedContext {

    private static final int LONGEST = 3;

    private final BackoffModel model;
    private final int[] indexes = new int[LONGEST];
    private final double[] weights = new double[LONGEST];
    private final double weightBelow;
    private int count;

    MixedContext(BackoffModel model, long context) {
        this.model = model;
        double weight = 1;
        for (long at = context; ; at = BackoffModel.shorter(at)) {
            int index = model.find(at);
            if (index >= 0) {
                indexes[count] = index;
                weights[count++] = weight;
                weight *= model.weight(index);
            }
            if (BackoffModel.length(at) == 0) {
                break;
            }
        }
        this.weightBelow = weight;
    }

    double probability(int word) {
        for (int i = 0; i < count; i++) {
            int place = model.place(indexes[i], word);
            if (place >= 0) {
                return weights[i] * model.probability(place);
            }
        }
        @Nullable BackoffModel below = model.below();
        return below == null ? 0 : weightBelow * below.probability(BackoffModel.none(), word);
    }
}
