package dev.earmark.language.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every {@link Embedder} promises. */
abstract class EmbedderContract {

    static final List<String> SENTENCES =
            List.of("i would like to close my account", "could you tell me your date of birth", "the weather is nice", "okay");

    abstract Embedder embedder();

    @Test
    void everyTextGetsAVectorOfTheStatedLengthInOrder() {
        List<float[]> vectors = embedder().embed(SENTENCES);
        assertThat(vectors).hasSameSizeAs(SENTENCES).allSatisfy(v -> assertThat(v).hasSize(embedder().dimensions()));
        assertThat(vectors.get(1)).isEqualTo(embedder().embed(List.of(SENTENCES.get(1))).getFirst());
        assertThat(vectors.get(0)).isNotEqualTo(vectors.get(1));
    }

    @Test
    void noTextsGiveNoVectors() {
        assertThat(embedder().embed(List.of())).isEmpty();
    }

    @Test
    void vectorsHaveLengthOne() {
        assertThat(embedder().embed(SENTENCES)).allSatisfy(v -> assertThat(lengthOf(v)).isEqualTo(1, within(1e-4)));
    }

    @Test
    void blankTextGivesTheZeroVector() {
        assertThat(embedder().embed(List.of("", "  \t\n", "\u00a0\u200b", "\u0000")))
                .allSatisfy(v -> assertThat(v).hasSize(embedder().dimensions()).containsOnly(0f));
    }

    @Test
    void theSameTextGivesTheSameVectorAloneOrAmongOthers() {
        float[] alone = embedder().embed(List.of(SENTENCES.get(2))).getFirst();
        assertThat(embedder().embed(SENTENCES).get(2)).isEqualTo(alone);
    }

    @Test
    void manyThreadsGetTheSameVectorsAsOne() throws Exception {
        List<float[]> expected = embedder().embed(SENTENCES);
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<List<float[]>>> answers = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                answers.add(threads.submit(() -> embedder().embed(SENTENCES)));
            }
            for (Future<List<float[]>> answer : answers) {
                assertThat(answer.get()).usingRecursiveComparison().isEqualTo(expected);
            }
        }
    }

    @Test
    void hostileTextIsReadLikeAnyOther() {
        List<String> hostile = List.of(
                "lone \ud800 surrogate", "\udc00", "nul \u0000 inside", "\u202eright to left", "[CLS] [SEP] [MASK] ##ing",
                "x".repeat(100_000), "word ".repeat(50_000), "\ud83d\ude00".repeat(3_000), "<script>alert(1)</script>", "\u001b[2J");
        assertThat(embedder().embed(hostile)).allSatisfy(v -> {
            assertThat(v).hasSize(embedder().dimensions()).doesNotContain(Float.NaN);
            assertThat(lengthOf(v)).isLessThan(1.001);
        });
    }

    @Test
    void theModelIdIsNotBlank() {
        assertThat(embedder().modelId()).isNotBlank();
    }

    static double lengthOf(float[] vector) {
        double sum = 0;
        for (float x : vector) {
            sum += x * x;
        }
        return Math.sqrt(sum);
    }
}
