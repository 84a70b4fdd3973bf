package dev.earmark.testing;

import dev.earmark.language.embedding.Embedder;
import java.util.List;
import java.util.Locale;

/** A bag of words, each hashed to a direction: sentences that share words are near each other. No model; always the same. */
public final class FakeEmbedder implements Embedder {

    private static final int DIMENSIONS = 256;

    @Override
    public String modelId() {
        return "bag-of-words";
    }

    @Override
    public int dimensions() {
        return DIMENSIONS;
    }

    @Override
    public List<float[]> embed(List<String> texts) {
        return texts.stream().map(FakeEmbedder::vector).toList();
    }

    private static float[] vector(String text) {
        float[] vector = new float[DIMENSIONS];
        for (String word : text.toLowerCase(Locale.ROOT).split("\\P{L}+")) {
            if (!word.isEmpty()) {
                vector[Math.floorMod(word.hashCode() * 0x9E3779B9, DIMENSIONS)] += 1;
            }
        }
        double squares = 0;
        for (float x : vector) {
            squares += x * x;
        }
        for (int i = 0; i < vector.length && squares > 0; i++) {
            vector[i] /= (float) Math.sqrt(squares);
        }
        return vector;
    }
}
