package dev.earmark.measure;

import dev.earmark.arithmetic.DenseVectors;
import dev.earmark.measure.SentimentLexicon.Strength;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Multinomial logistic regression over a sentence's vector and what the lexicon finds in it. Immutable; safe for many threads.
 *
 * <p>The weights in use were trained on sentences written for Earmark; training them again gives the same file (see the package
 * {@code eval}). They fit one embedder only.
 */
public final class SentimentHead {

    /** Negative, neutral, positive: the order of all probabilities. */
    public static final int CLASSES = 3;

    private static final String RESOURCE = "sentiment-head.txt";
    /** The lexicon's share stops growing at this sum of strengths. */
    private static final double ENOUGH = 4;
    private static final int LEXICON_FEATURES = 2;

    private final String modelId;
    private final double[][] weights;

    /** @param weights for each class one weight a feature, as {@link #features} orders them, and the intercept last */
    public SentimentHead(String modelId, double[][] weights) {
        if (weights.length != CLASSES) {
            throw new IllegalArgumentException("weights for " + weights.length + " classes instead of " + CLASSES);
        }
        this.modelId = modelId;
        this.weights = Arrays.stream(weights).map(double[]::clone).toArray(double[][]::new);
    }

    /** The head that comes with the program. */
    public static SentimentHead load() {
        return parse(SentimentLexicon.text(RESOURCE));
    }

    /** Reads what {@link #toText()} wrote. */
    public static SentimentHead parse(String text) {
        List<String> lines = text.lines().toList();
        double[][] weights = lines.stream().skip(1)
                .map(line -> Arrays.stream(line.split(" ", -1)).mapToDouble(Double::parseDouble).toArray())
                .toArray(double[][]::new);
        return new SentimentHead(lines.getFirst(), weights);
    }

    /** The embedder's model on the first line, then the weights of each class on a line, to four decimals. */
    public String toText() {
        StringBuilder text = new StringBuilder(modelId).append('\n');
        for (double[] row : weights) {
            text.append(String.join(" ", Arrays.stream(row).mapToObj(w -> String.format(Locale.ROOT, "%.4f", w)).toList())).append('\n');
        }
        return text.toString();
    }

    /** The embedder whose vectors this head reads. */
    public String modelId() {
        return modelId;
    }

    /** The vector followed by the lexicon's positive and negative strength, each 0 to 1. */
    public static double[] features(float[] vector, Strength strength) {
        double[] features = new double[vector.length + LEXICON_FEATURES];
        for (int i = 0; i < vector.length; i++) {
            features[i] = vector[i];
        }
        features[vector.length] = Math.min(strength.positive(), ENOUGH) / ENOUGH;
        features[vector.length + 1] = Math.min(strength.negative(), ENOUGH) / ENOUGH;
        return features;
    }

    /** Of negative, neutral and positive; they add up to 1. */
    public double[] probabilities(double[] features) {
        return DenseVectors.softmax(DenseVectors.scores(weights, features));
    }
}
