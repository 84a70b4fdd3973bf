package dev.earmark.language.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earmark.testing.CountingEmbedder;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CachedEmbedderTest extends EmbedderContract {

    private final CountingEmbedder model = new CountingEmbedder("letters-1");
    private final CachedEmbedder cached = new CachedEmbedder(model, CacheSettings.inMemory());

    @Override
    Embedder embedder() {
        return cached;
    }

    @Test
    void aTextIsComputedOnce() {
        cached.embed(List.of("hello", "goodbye", "hello"));
        cached.embed(List.of("goodbye", "hello"));
        assertThat(model.asked()).isEqualTo(2);
    }

    @Test
    void theLongestUnusedTextIsForgottenFirst() {
        CachedEmbedder small = new CachedEmbedder(model, new CacheSettings(2, Optional.empty(), 4_096));
        small.embed(List.of("one", "two"));
        small.embed(List.of("one"));
        small.embed(List.of("three"));
        assertThat(model.asked()).isEqualTo(3);
        small.embed(List.of("one"));
        assertThat(model.asked()).isEqualTo(3);
        small.embed(List.of("two"));
        assertThat(model.asked()).isEqualTo(4);
    }

    @Test
    void moreTextsThanFitInMemoryAreStillAllAnswered() {
        CachedEmbedder small = new CachedEmbedder(model, new CacheSettings(1, Optional.empty(), 4_096));
        assertThat(small.embed(SENTENCES)).usingRecursiveComparison().isEqualTo(model.embed(SENTENCES));
    }

    @Test
    void textsThatDifferOnlyInALoneSurrogateAreNotMixedUp() {
        assertThat(VectorKey.of("m", "a\ud800")).isNotEqualTo(VectorKey.of("m", "a\ud801")).isNotEqualTo(VectorKey.of("m", "a?"));
    }

    @Test
    void settingsThatKeepNothingAreRefused() {
        assertThatThrownBy(() -> new CacheSettings(0, Optional.empty(), 4_096)).hasMessageContaining("memoryVectors is 0");
        assertThatThrownBy(() -> new CacheSettings(1, Optional.empty(), 0)).hasMessageContaining("maxFileBytes is 0");
    }
}
