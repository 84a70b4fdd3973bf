package dev.earmark.scoring.act;

import dev.earmark.arithmetic.DenseVectors;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * How likely a sentence does what: multinomial logistic regression over the sentence's vector and the {@link ActSigns} of its words.
 * Immutable; safe for many threads. The weights fit one sentence model only.
 */
public final class ActHead {

    private static final String RESOURCE = "act-head.txt";
    /** Vectors have length 1 and differ by tenths; signs are 0 or 1. */
    private static final double VECTOR_SCALE = 6;
    private static final double SIGN_SCALE = 1.05;

    private final String modelId;
    private final double[][] weights;

    /** @param weights for each act, in their order, one weight a feature as {@link #features} orders them, and the intercept last */
    public ActHead(String modelId, double[][] weights) {
        if (weights.length != Act.values().length) {
            throw new IllegalArgumentException("weights for " + weights.length + " acts instead of " + Act.values().length);
        }
        this.modelId = modelId;
        this.weights = Arrays.stream(weights).map(double[]::clone).toArray(double[][]::new);
    }

    /** The head that comes with the program. */
    public static ActHead load() {
        try (InputStream in = ActHead.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is missing from the program");
            }
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads what {@link #toText()} wrote. */
    public static ActHead parse(String text) {
        List<String> lines = text.lines().toList();
        double[][] weights = new double[Act.values().length][];
        for (String line : lines.subList(1, lines.size())) {
            String[] parts = line.split(" ", -1);
            weights[Act.of(parts[0]).ordinal()] = Arrays.stream(parts).skip(1).mapToDouble(Double::parseDouble).toArray();
        }
        return new ActHead(lines.getFirst(), weights);
    }

    /** The sentence model on the first line, then each act with its weights on a line, to three decimals. */
    public String toText() {
        StringBuilder text = new StringBuilder(modelId).append('\n');
        for (Act act : Act.values()) {
            text.append(act.label());
            for (double weight : weights[act.ordinal()]) {
                text.append(String.format(Locale.ROOT, " %.3f", weight));
            }
            text.append('\n');
        }
        return text.toString();
    }

    /** The sentence model whose vectors this head reads. */
    public String modelId() {
        return modelId;
    }

    /** @param vector of the sentence, of length 1 @param sentence as it was said or typed */
    public static double[] features(float[] vector, String sentence) {
        double[] features = new double[vector.length + ActSigns.COUNT];
        for (int i = 0; i < vector.length; i++) {
            features[i] = vector[i] * VECTOR_SCALE;
        }
        double[] signs = ActSigns.of(sentence);
        for (int i = 0; i < signs.length; i++) {
            features[vector.length + i] = signs[i] * SIGN_SCALE;
        }
        return features;
    }

    /** Of each act, in their order; they add up to 1. */
    public double[] probabilities(float[] vector, String sentence) {
        double[] features = features(vector, sentence);
        return DenseVectors.softmax(DenseVectors.scores(weights, features));
    }
}
