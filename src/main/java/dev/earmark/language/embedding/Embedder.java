package dev.earmark.language.embedding;

import java.util.List;

/**
 * Turns sentences into vectors so that sentences of like meaning are near each other. The same text gives the same vector, alone
 * or among others. Safe for many threads.
 */
public interface Embedder {

    /** Name and version of the model; part of every cache key and of every score's pins. */
    String modelId();

    /** Length of the vectors. */
    int dimensions();

    /**
     * @param texts any text; blank text gives the zero vector
     * @return one vector of length 1 for each text, in order; the arrays belong to the embedder and must not be changed
     */
    List<float[]> embed(List<String> texts);
}
