package dev.earmark.eval.moment;

import dev.earmark.eval.training.LogisticRegression;
import dev.earmark.interaction.Progress;
import dev.earmark.moments.Moment;
import dev.earmark.moments.MomentFeatures;
import dev.earmark.moments.MomentFinder;
import dev.earmark.moments.Usefulness;
import dev.earmark.moments.UsefulnessHead;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Trains the head that tells how likely a coach would use a moment, from moments that readers have marked. To be measured, a moment is
 * judged by a head that has learnt nothing of its trade. Repeating it gives the same weights, to the last digit on the same kind of
 * processor. Not for several threads.
 */
final class UsefulnessTraining {

    /** Chosen by the trades that moments are mended by, each judged by what the other trades have taught. */
    private static final double L2 = 0.008;
    private static final int CLASSES = 2;

    private final MomentFeatures features;
    private final List<Marked> marked = new ArrayList<>();
    private final Map<String, Usefulness> withoutTrade = new HashMap<>();
    private final Progress progress;

    private record Marked(String trade, double[] features, boolean useful) {}

    /** @param every finds all moments, also those that are not shown */
    UsefulnessTraining(MomentFeatures features, MomentFinder every, List<MomentCase> cases, MomentMarks marks, Progress progress) {
        this.features = features;
        this.progress = progress;
        cases.forEach(one -> every.all(one.scored()).forEach(moment -> add(one, moment, marks.of(one, moment.id()))));
    }

    private void add(MomentCase one, Moment moment, @Nullable Boolean useful) {
        if (useful != null) {
            marked.add(new Marked(one.trade(), features.of(moment, one.scored()), useful));
        }
    }

    /** Of all marks: what the program ships. */
    UsefulnessHead head() {
        return fit(_ -> true);
    }

    /** What the marks of all other trades teach. */
    Usefulness without(String trade) {
        return Objects.requireNonNull(withoutTrade.computeIfAbsent(trade, left -> {
            progress.at("learning without a trade", withoutTrade.size());
            return remembered(fit(one -> !one.trade.equals(left)).by(features));
        }));
    }

    /** Each moment is looked at for several bounds. */
    private static Usefulness remembered(Usefulness usefulness) {
        Map<String, Double> known = new HashMap<>();
        return (moment, scored) -> {
            String key = scored.transcript().id() + '#' + moment.id();
            return Objects.requireNonNull(known.computeIfAbsent(key, _ -> usefulness.of(moment, scored)));
        };
    }

    private UsefulnessHead fit(Predicate<Marked> which) {
        List<Marked> learnt = marked.stream().filter(which).toList();
        double[][] samples = learnt.stream().map(Marked::features).toArray(double[][]::new);
        int[] labels = learnt.stream().mapToInt(one -> one.useful ? 1 : 0).toArray();
        double[] even = new double[samples.length];
        Arrays.fill(even, 1.0 / even.length);
        double[][] weights = new LogisticRegression(CLASSES, L2).fit(samples, labels, even, new double[]{1, 1});
        double[] useful = new double[weights[1].length];
        Arrays.setAll(useful, i -> weights[1][i] - weights[0][i]);
        return new UsefulnessHead(features.modelId(), useful);
    }
}
