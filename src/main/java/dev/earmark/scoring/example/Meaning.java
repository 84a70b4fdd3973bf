package dev.earmark.scoring.example;

import dev.earmark.language.embedding.Embedder;
import dev.earmark.scoring.act.ActHead;
import java.util.ArrayList;
import java.util.List;

/**
 * What a sentence is about and what it does.
 *
 * @param features its vector, and behind it the square root of the likelihood of each act, weighted; the vector alone where acts are
 *                 unknown
 * @param acts     the likelihood of each act; empty where unknown
 */
public record Meaning(float[] features, double[] acts) {

    /** How much the act weighs beside the topic; from 0.3 to 1 agreement hardly moves. */
    private static final double ACTS = 0.5;

    /** Reads meanings by one sentence model. Safe for many threads. */
    public static final class Reader {

        private final Embedder embedder;
        private final ActHead acts;
        private final boolean fits;

        /** @param acts is passed over when it was trained on another sentence model */
        public Reader(Embedder embedder, ActHead acts) {
            this.embedder = embedder;
            this.acts = acts;
            this.fits = acts.modelId().equals(embedder.modelId());
        }

        public List<Meaning> read(List<String> sentences) {
            List<float[]> vectors = embedder.embed(sentences);
            List<Meaning> meanings = new ArrayList<>(sentences.size());
            for (int i = 0; i < vectors.size(); i++) {
                meanings.add(fits ? of(vectors.get(i), acts.probabilities(vectors.get(i), sentences.get(i)))
                        : new Meaning(vectors.get(i), new double[0]));
            }
            return meanings;
        }

        private static Meaning of(float[] vector, double[] acts) {
            float[] features = java.util.Arrays.copyOf(vector, vector.length + acts.length);
            for (int i = 0; i < acts.length; i++) {
                features[vector.length + i] = (float) (ACTS * Math.sqrt(acts[i]));
            }
            return new Meaning(features, acts);
        }
    }

    /** What it is about. */
    float[] vector() {
        return java.util.Arrays.copyOf(features, features.length - acts.length);
    }

    /** How alike two sentences are in what they do: cosine of the likelihoods of their acts; 0 where they are unknown. */
    double actsAlike(Meaning other) {
        double dot = 0;
        double left = 0;
        double right = 0;
        for (int i = 0; i < Math.min(acts.length, other.acts.length); i++) {
            dot += acts[i] * other.acts[i];
            left += acts[i] * acts[i];
            right += other.acts[i] * other.acts[i];
        }
        return dot == 0 ? 0 : dot / Math.sqrt(left * right);
    }
}
