package dev.earmark.testing;

import dev.earmark.language.embedding.Embedder;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Vectors made from the letters of a text, without any model, and a count of the texts it was asked for. */
public final class CountingEmbedder implements Embedder {

    private final String modelId;
    private final AtomicInteger asked = new AtomicInteger();

    public CountingEmbedder(String modelId) {
        this.modelId = modelId;
    }

    public int asked() {
        return asked.get();
    }

    @Override
    public String modelId() {
        return modelId;
    }

    @Override
    public int dimensions() {
        return 8;
    }

    @Override
    public List<float[]> embed(List<String> texts) {
        asked.addAndGet(texts.size());
        return texts.stream().map(this::vector).toList();
    }

    private float[] vector(String text) {
        float[] vector = new float[dimensions()];
        double squares = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isLetterOrDigit(c)) {
                vector[(c * 31 + i) % dimensions()] += 1;
            }
        }
        for (float x : vector) {
            squares += x * x;
        }
        for (int i = 0; i < vector.length && squares > 0; i++) {
            vector[i] /= (float) Math.sqrt(squares);
        }
        return vector;
    }
}
