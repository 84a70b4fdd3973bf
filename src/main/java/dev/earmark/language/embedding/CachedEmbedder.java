package dev.earmark.language.embedding;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Remembers vectors, so that a text is computed once. Safe for many threads; two threads that ask for a new text at the same time
 * may both compute it.
 *
 * <p>What people say in calls is remembered in memory only: a vector on disk would be a copy of their words. The examples of a
 * rubric, asked for through {@link #lasting()}, are also kept in a file and need not be computed at the next start.
 */
public final class CachedEmbedder implements Embedder {

    private final Embedder embedder;
    private final Map<VectorKey, float[]> memory;
    private final @Nullable VectorFile file;

    /** A file that is damaged, foreign or of another model is begun anew; one that cannot be written to is done without. */
    public CachedEmbedder(Embedder embedder, CacheSettings settings) {
        this.embedder = embedder;
        this.memory = Collections.synchronizedMap(new LongestUnusedGoFirst(settings.memoryVectors()));
        this.file = settings.file()
                .map(path -> new VectorFile(path, embedder.modelId(), embedder.dimensions(), settings.maxFileBytes()))
                .orElse(null);
    }

    @Override
    public String modelId() {
        return embedder.modelId();
    }

    @Override
    public int dimensions() {
        return embedder.dimensions();
    }

    @Override
    public List<float[]> embed(List<String> texts) {
        return embed(texts, false);
    }

    /** The same embedder for texts that stay the same from start to start and name nobody, such as the examples of a rubric. */
    public Embedder lasting() {
        return new Lasting();
    }

    private List<float[]> embed(List<String> texts, boolean lasting) {
        List<VectorKey> keys = texts.stream().map(text -> VectorKey.of(embedder.modelId(), text)).toList();
        Map<VectorKey, float[]> vectors = new HashMap<>();
        Map<VectorKey, String> missing = new LinkedHashMap<>();
        for (int i = 0; i < texts.size(); i++) {
            VectorKey key = keys.get(i);
            String text = texts.get(i);
            find(key).ifPresentOrElse(vector -> vectors.put(key, vector), () -> missing.put(key, text));
        }
        Map<VectorKey, float[]> computed = compute(missing);
        memory.putAll(computed);
        vectors.putAll(computed);
        if (lasting && file != null) {
            file.add(vectors);
        }
        return keys.stream().map(vectors::get).toList();
    }

    private Optional<float[]> find(VectorKey key) {
        return Optional.ofNullable(memory.get(key)).or(() -> Optional.ofNullable(file == null ? null : file.get(key)));
    }

    private Map<VectorKey, float[]> compute(Map<VectorKey, String> missing) {
        List<float[]> vectors = missing.isEmpty() ? List.of() : embedder.embed(List.copyOf(missing.values()));
        Map<VectorKey, float[]> computed = new HashMap<>();
        int next = 0;
        for (VectorKey key : missing.keySet()) {
            computed.put(key, vectors.get(next++));
        }
        return computed;
    }

    private final class Lasting implements Embedder {

        @Override
        public String modelId() {
            return embedder.modelId();
        }

        @Override
        public int dimensions() {
            return embedder.dimensions();
        }

        @Override
        public List<float[]> embed(List<String> texts) {
            return CachedEmbedder.this.embed(texts, true);
        }
    }

    private static final class LongestUnusedGoFirst extends LinkedHashMap<VectorKey, float[]> {

        private static final long serialVersionUID = 1L;
        private final int capacity;

        LongestUnusedGoFirst(int capacity) {
            super(16, 0.75f, true);
            this.capacity = capacity;
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<VectorKey, float[]> eldest) {
            return size() > capacity;
        }
    }
}
