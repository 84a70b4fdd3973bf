package dev.earmark.search.lucene;

import static dev.earmark.testing.Calls.agent;
import static dev.earmark.testing.Calls.customer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earmark.fault.Rejected;
import dev.earmark.fault.Unavailable;
import dev.earmark.search.SearchDocument;
import dev.earmark.search.SearchIndex;
import dev.earmark.search.SearchRequest;
import dev.earmark.search.line.Synonyms;
import dev.earmark.search.query.QueryReader;
import dev.earmark.testing.Calls;
import dev.earmark.testing.FakeEmbedder;
import dev.earmark.testing.SearchDocuments;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of the files, and of searches that mean no good. */
class LuceneFilesIT {

    @TempDir
    private Path folder;

    private LuceneIndex open() {
        return LuceneIndex.open(folder, null, Synonyms.shipped());
    }

    private static SearchDocument call(String id, String words) {
        return SearchDocuments.of(id, Calls.call(agent("hello there"), customer(words))).document();
    }

    private static long total(SearchIndex index, String query) {
        return index.find(SearchRequest.of(new QueryReader(Map.of()).read(query), 10)).total();
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    @Test
    void oneProcessWritesAndOthersMayRead() {
        try (LuceneIndex index = open()) {
            index.keep(List.of(call("call", "where is my zebra")), List.of());

            assertThatThrownBy(this::open).isInstanceOf(Unavailable.class).hasMessageContaining("another process");
            try (LuceneIndex reading = LuceneIndex.reading(folder, null, Synonyms.NONE)) {
                assertThat(total(reading, "zebra")).isEqualTo(1);
                assertThat(reading.identity()).isEqualTo(index.identity());
                assertThatThrownBy(() -> reading.keep(List.of(call("x", "y")), List.of())).isInstanceOf(IllegalStateException.class);
            }
        }
    }

    @Test
    void aDamagedFileIsToldAtTheOpeningAndAWipedFolderBeginsAnew() throws IOException {
        String identity;
        try (LuceneIndex index = open()) {
            index.keep(List.of(call("call", "where is my zebra")), List.of());
            identity = index.identity();
        }
        for (Path file : files(folder)) {
            if (Files.size(file) > 100 && !file.getFileName().toString().startsWith("segments")) {
                byte[] bytes = Files.readAllBytes(file);
                bytes[bytes.length / 2] ^= 0x55;
                Files.write(file, bytes);
            }
        }

        assertThatThrownBy(this::open).isInstanceOfSatisfying(Unavailable.class,
                broken -> assertThat(broken.code()).isEqualTo("search.index-broken"));
        LuceneIndex.wipe(folder);
        try (LuceneIndex index = open()) {
            assertThat(index.count()).isZero();
            assertThat(index.identity()).isNotEqualTo(identity);
        }
    }

    @Test
    void aFileThatIsGoneIsToldAtTheOpening() throws IOException {
        try (LuceneIndex index = open()) {
            index.keep(List.of(call("call", "where is my zebra")), List.of());
        }
        Files.delete(files(folder).stream().filter(file -> file.toString().endsWith(".cfs") || file.toString().endsWith(".fdt")).findFirst()
                .orElseThrow());

        assertThatThrownBy(this::open).isInstanceOfSatisfying(Unavailable.class,
                broken -> assertThat(broken.code()).isEqualTo("search.index-broken"));
    }

    @Test
    void filesAsAKillLeavesThemHoldWhatWasKept(@TempDir Path killed) throws IOException {
        try (LuceneIndex index = open()) {
            for (int i = 0; i < 30; i++) {
                index.keep(List.of(call("call-" + i, "where is my zebra")), List.of());
                if (i % 7 == 3) {
                    Path copy = Files.createDirectory(killed.resolve("at-" + i));
                    for (Path file : files(folder)) {
                        Files.copy(file, copy.resolve(file.getFileName()));
                    }
                    try (LuceneIndex left = LuceneIndex.open(copy, null, Synonyms.NONE)) {
                        assertThat(left.count()).isEqualTo(i + 1);
                        assertThat(total(left, "zebra")).isEqualTo(i + 1);
                    }
                }
            }
        }
    }

    @Test
    void wordsOfWhatWasRemovedAreGoneFromTheFiles() throws IOException {
        try (LuceneIndex index = open()) {
            index.keep(IntStream.range(0, 20).mapToObj(i -> call("call-" + i, "ordinary words")).toList(), List.of());
            index.keep(List.of(call("secret", "the word is xylophonist")), List.of());
            index.keep(List.of(), List.of(new SearchIndex.Removal("secret", 2)));

            index.forget();

            for (Path file : files(folder)) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)).as("%s", file).doesNotContain("xylophonist");
            }
            assertThat(total(index, "ordinary")).isEqualTo(20);
        }
    }

    @Test
    void anIndexOfAnotherSentenceModelIsBuiltAgain() {
        LuceneIndex.open(folder, new FakeEmbedder(), Synonyms.NONE).close();

        try (LuceneIndex wordsOnly = open()) {
            assertThat(wordsOnly.count()).isZero();
        }
        LuceneIndex.wipe(folder);
        open().close();
        assertThatThrownBy(() -> LuceneIndex.open(folder, new FakeEmbedder(), Synonyms.NONE)).isInstanceOf(Unavailable.class)
                .hasMessageContaining("sentence model");
    }

    @Test
    void nothingIsDoneWithAClosedIndex() {
        LuceneIndex index = open();
        index.close();
        index.close();

        assertThatThrownBy(() -> total(index, "zebra")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> index.keep(List.of(call("x", "y")), List.of())).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whateverIsTypedIsAnsweredOrRefusedWithASentence() {
        List<String> hostile = List.of("*und", "a*", "z* OR y* OR x*", "the of and", "not", "\"the\"", "<30> a <30> b <30> c <30> d",
                "[a] [b] [c] d", "((((((a))))))", "kind:head OR of:call", "\u0000zebra", "\u202Earbez", "~\"{name} {name} {name}\"",
                "{number} {money} {day} {time}", "a THEN b THEN c THEN d THEN e", "NOT NOT NOT zebra", "x".repeat(900),
                "(a|b|c|d|e|f|g|h) ... (a|b|c|d|e|f|g|h) ... (a|b|c|d|e|f|g|h) ... (a|b|c|d|e|f|g|h)", "like: zebra");
        try (LuceneIndex index = open()) {
            List<SearchDocument> many = new ArrayList<>();
            for (int i = 0; i < 400; i++) {
                many.add(call("call-" + i, "a b c d e f g h one two three monday noon where is my zebra a".repeat(3) + " number " + i));
            }
            index.keep(many, List.of());

            for (String query : hostile) {
                try {
                    assertThat(total(index, query)).as(query).isNotNegative();
                } catch (Rejected refused) {
                    assertThat(refused.getMessage()).as(query).endsWith(".").hasSizeLessThan(400);
                }
            }
        }
    }

    @Test
    void aSearchThatTakesTooLongIsGivenUp() {
        try (LuceneIndex index = LuceneIndex.inMemory(null, Synonyms.NONE, Duration.ZERO)) {
            index.keep(IntStream.range(0, 400).mapToObj(i -> call("call-" + i, "a zebra " + i)).toList(), List.of());

            for (String query : List.of("~\"a zebra {number}\"", "zebra", "zebr*", "a NEAR/5 zebra", "NOT zebra", "a THEN NOT zebra",
                    "\"a zebra\" {number}", "a OR b OR c OR d")) {
                assertThatThrownBy(() -> total(index, query)).as(query).isInstanceOf(Rejected.class).hasMessageContaining("was stopped");
            }
        }
    }
}
