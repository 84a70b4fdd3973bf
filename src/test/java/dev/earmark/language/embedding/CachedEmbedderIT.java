package dev.earmark.language.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.testing.CountingEmbedder;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CachedEmbedderIT extends EmbedderContract {

    private static final List<String> EXAMPLES = List.of("how may i help you", "anything else today", "have a good day");
    private static final int RECORD_BYTES = 32 + 8 * 4 + 4;
    private static final int HEAD_BYTES = 32;

    @TempDir
    private Path folder = Path.of("unset");

    @Override
    Embedder embedder() {
        return opened(new CountingEmbedder("letters-1")).lasting();
    }

    @Test
    void rubricExamplesAreNotComputedAgainAtTheNextStart() {
        List<float[]> first = opened(new CountingEmbedder("letters-1")).lasting().embed(EXAMPLES);
        CountingEmbedder afterRestart = new CountingEmbedder("letters-1");
        assertThat(opened(afterRestart).lasting().embed(EXAMPLES)).usingRecursiveComparison().isEqualTo(first);
        assertThat(afterRestart.asked()).isZero();
    }

    @Test
    void whatPeopleSayInCallsIsNeverWrittenToDisk() throws IOException {
        CachedEmbedder cached = opened(new CountingEmbedder("letters-1"));
        cached.lasting().embed(EXAMPLES);
        long before = Files.size(file());
        cached.embed(List.of("my mother's maiden name is smith"));
        assertThat(Files.size(file())).isEqualTo(before);
    }

    @Test
    void anotherModelBeginsTheFileAnew() throws IOException {
        opened(new CountingEmbedder("letters-1")).lasting().embed(EXAMPLES);
        CountingEmbedder other = new CountingEmbedder("letters-2");
        opened(other).lasting().embed(EXAMPLES.subList(0, 1));
        assertThat(other.asked()).isEqualTo(1);
        assertThat(Files.size(file())).isEqualTo(HEAD_BYTES + RECORD_BYTES);
    }

    @Test
    void aCrashInTheMiddleOfARecordCostsThatRecordOnly() throws IOException {
        opened(new CountingEmbedder("letters-1")).lasting().embed(EXAMPLES);
        try (FileChannel channel = FileChannel.open(file(), StandardOpenOption.WRITE)) {
            channel.truncate(HEAD_BYTES + 2 * RECORD_BYTES + 7);
        }
        CountingEmbedder afterCrash = new CountingEmbedder("letters-1");
        opened(afterCrash).lasting().embed(EXAMPLES);
        assertThat(afterCrash.asked()).isEqualTo(1);
        assertNothingIsComputedAgain();
    }

    @Test
    void damageInTheMiddleOfTheFileIsComputedAgain() throws IOException {
        List<float[]> first = opened(new CountingEmbedder("letters-1")).lasting().embed(EXAMPLES);
        byte[] bytes = Files.readAllBytes(file());
        bytes[HEAD_BYTES + 40] ^= 1;
        Files.write(file(), bytes);
        assertThat(embedder().embed(EXAMPLES)).usingRecursiveComparison().isEqualTo(first);
        assertNothingIsComputedAgain();
    }

    @Test
    void aForeignFileInThePlaceIsBegunAnew() throws IOException {
        Files.createDirectories(folder.resolve("embedder"));
        Files.writeString(file(), "this is not a file of vectors\n".repeat(50));
        embedder().embed(EXAMPLES);
        assertNothingIsComputedAgain();
    }

    @Test
    void theFileStaysBelowItsBound() throws IOException {
        CachedEmbedder cached = new CachedEmbedder(
                new CountingEmbedder("letters-1"), new CacheSettings(10, Optional.of(file()), 4_096));
        for (int i = 0; i < 300; i++) {
            cached.lasting().embed(List.of("example " + i));
            assertThat(Files.size(file())).isLessThanOrEqualTo(4_096);
        }
        List<String> tooMany = IntStream.range(0, 500).mapToObj(i -> "other example " + i).toList();
        assertThat(cached.lasting().embed(tooMany)).hasSize(500);
        assertThat(Files.size(file())).isLessThanOrEqualTo(4_096);
    }

    @Test
    void severalProcessesWriteWithoutHarm() {
        Embedder one = embedder();
        Embedder two = embedder();
        one.embed(EXAMPLES.subList(0, 1));
        two.embed(EXAMPLES.subList(1, 2));
        one.embed(EXAMPLES.subList(2, 3));
        assertNothingIsComputedAgain();
    }

    @Test
    void aFolderThatCannotBeWrittenToOnlyCostsTime() throws IOException {
        Path blocked = Files.writeString(folder.resolve("blocked"), "");
        CachedEmbedder cached = new CachedEmbedder(new CountingEmbedder("letters-1"), CacheSettings.below(blocked));
        assertThat(cached.lasting().embed(EXAMPLES)).hasSize(3);
    }

    private void assertNothingIsComputedAgain() {
        CountingEmbedder model = new CountingEmbedder("letters-1");
        opened(model).lasting().embed(EXAMPLES);
        assertThat(model.asked()).isZero();
    }

    private CachedEmbedder opened(CountingEmbedder model) {
        return new CachedEmbedder(model, CacheSettings.below(folder));
    }

    private Path file() {
        return folder.resolve("embedder").resolve("vectors.bin");
    }
}
