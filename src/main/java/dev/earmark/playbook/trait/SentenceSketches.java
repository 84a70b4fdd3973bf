package dev.earmark.playbook.trait;

import dev.earmark.language.embedding.Embedder;
import java.util.List;
import java.util.function.Function;

/** Sketches of sentences by a sentence model. Safe for many threads. */
public final class SentenceSketches implements Function<List<String>, List<MeaningSketch>> {

    private final Embedder embedder;
    private final MeaningSketch.Planes planes;

    public SentenceSketches(Embedder embedder) {
        this.embedder = embedder;
        this.planes = new MeaningSketch.Planes(embedder.dimensions());
    }

    @Override
    public List<MeaningSketch> apply(List<String> sentences) {
        return embedder.embed(sentences).stream().map(planes::sketch).toList();
    }
}
