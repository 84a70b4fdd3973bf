package dev.earmark.language.embedding;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How much {@link CachedEmbedder} keeps.
 *
 * @param memoryVectors at most this many vectors are kept in memory, the longest unused go first; a vector takes about 1.6 kB
 * @param file          where lasting vectors are kept; empty to keep nothing on disk
 * @param maxFileBytes  a file that would grow beyond this is begun anew
 */
public record CacheSettings(int memoryVectors, Optional<Path> file, long maxFileBytes) {

    public CacheSettings {
        if (memoryVectors < 1) {
            throw new IllegalArgumentException("memoryVectors is " + memoryVectors + " but must be at least 1");
        }
        if (maxFileBytes < 4_096) {
            throw new IllegalArgumentException("maxFileBytes is " + maxFileBytes + " but must be at least 4096");
        }
    }

    /** 20,000 vectors (32 MB) in memory, nothing on disk. */
    public static CacheSettings inMemory() {
        return new CacheSettings(20_000, Optional.empty(), 32L << 20);
    }

    /** As {@link #inMemory()}, with up to 32 MiB in a file below the user's data folder. */
    public static CacheSettings below(Path folder) {
        return new CacheSettings(20_000, Optional.of(folder.resolve("embedder").resolve("vectors.bin")), 32L << 20);
    }
}
