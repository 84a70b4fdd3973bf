package dev.earmark.moments;

import dev.earmark.arithmetic.DenseVectors;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * How likely a coach uses a moment: logistic regression over {@link MomentFeatures}, learnt from moments that readers have marked. The
 * weights fit one sentence model only. Immutable; safe for many threads.
 */
public final class UsefulnessHead {

    private static final String RESOURCE = "usefulness-head.txt";
    private static final int A_LINE = 16;

    private final String modelId;
    private final double[] weights;

    /** @param weights one a feature, and the intercept last */
    public UsefulnessHead(String modelId, double[] weights) {
        this.modelId = modelId;
        this.weights = weights.clone();
    }

    /** The head that comes with the program. */
    public static UsefulnessHead load() {
        try (InputStream in = UsefulnessHead.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is missing from the program");
            }
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads what {@link #toText()} wrote. */
    public static UsefulnessHead parse(String text) {
        double[] weights = text.lines().skip(1).flatMap(line -> Arrays.stream(line.split(" ", -1))).mapToDouble(Double::parseDouble)
                .toArray();
        return new UsefulnessHead(text.lines().findFirst().orElse(""), weights);
    }

    /** The sentence model on the first line, then the weights to three decimals. */
    public String toText() {
        StringBuilder text = new StringBuilder(modelId).append('\n');
        for (int from = 0; from < weights.length; from += A_LINE) {
            text.append(Arrays.stream(weights, from, Math.min(weights.length, from + A_LINE))
                    .mapToObj(weight -> String.format(Locale.ROOT, "%.3f", weight)).collect(Collectors.joining(" "))).append('\n');
        }
        return text.toString();
    }

    /** Knows nothing where the features are those of another sentence model. */
    public Usefulness by(MomentFeatures features) {
        return modelId.equals(features.modelId())
                ? (moment, scored) -> probability(features.of(moment, scored)) : Usefulness.UNKNOWN;
    }

    private double probability(double[] features) {
        return 1 / (1 + StrictMath.exp(-(DenseVectors.dot(features, weights) + weights[features.length])));
    }
}
