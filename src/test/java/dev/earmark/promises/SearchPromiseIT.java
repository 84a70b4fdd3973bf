package dev.earmark.promises;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earmark.testing.ServiceProcess;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever happens to the index, a search gives what the store holds. */
class SearchPromiseIT {

    private static final Duration LONGEST = Duration.ofMinutes(3);
    private static final Map<String, String> WORDS_ONLY = Map.of("EARMARK_SEARCH_MEANING", "false");
    /** What coaches look for in these chats, and what nobody says. */
    private static final List<String> QUERIES = List.of("q=parcel", "q=not+arrived", "q=copperleaf&sort=newest",
            "q=sorry&facets=agent,state", "q=friday&sort=score", "sort=oldest&limit=100", "q=marker", "q=nothinglikethis",
            "state=scored&facets=rubric,team&limit=1");

    @TempDir
    Path data;

    @TempDir
    Path logs;

    private Path index() {
        return data.resolve("search");
    }

    /** 2 cycles, 60 in the long form. */
    @Test
    void whatIsFoundIsWhatIsKeptWhenTheServiceIsKilledInTheMiddleOfIndexing() throws IOException {
        long seed = Long.getLong("promises.seed", System.nanoTime());
        Random random = new Random(seed);
        Sender sender = new Sender(ServiceProcess.command(data, WORDS_ONLY, "key", "checker"));
        Acknowledged acknowledged = new Acknowledged();
        for (int cycle = 0; cycle < Scale.of(2, 60); cycle++) {
            try (ServiceProcess service = ServiceProcess.start(data, logs, WORDS_ONLY);
                    Traffic traffic = new Traffic(service, sender, acknowledged, 4)) {
                traffic.await(random.nextInt(2, 40));
                ServiceProcess.pause(random.nextInt(200));
                service.kill();
            }
        }
        try (ServiceProcess service = ServiceProcess.start(data, logs, WORDS_ONLY)) {
            Checker checker = new Checker(sender);
            checker.awaitQuiet(service, Duration.ofMinutes(Scale.of(10, 60)));
            checker.awaitIndexed(service, LONGEST);
            assertThat(checker.complaints(service, acknowledged)).as("seed " + seed).isEmpty();
            assertThat(checker.searchComplaints(service, acknowledged, 100)).as("seed " + seed).isEmpty();
        }
    }

    /** At rest, while it runs, all of it or one file; a byte that has rotted; the index of somebody else. */
    @Test
    void anIndexThatIsDeletedOrDamagedIsBuiltAnewAndGivesTheSameAnswers() throws IOException {
        Sender sender = new Sender(ServiceProcess.command(data, WORDS_ONLY, "key", "checker"));
        Acknowledged acknowledged = new Acknowledged();
        Checker checker = new Checker(sender);
        Map<String, JsonNode> before;
        try (ServiceProcess service = ServiceProcess.start(data, logs, WORDS_ONLY)) {
            try (Traffic traffic = new Traffic(service, sender, acknowledged, 2)) {
                traffic.await(Scale.of(60, 1_000));
            }
            checker.awaitQuiet(service, LONGEST);
            before = answers(checker, sender, service);
            remove(index());
            awaitAnew(service, 1);
            assertThat(answers(checker, sender, service)).as("all files were deleted while it ran").isEqualTo(before);
            try (Stream<Path> files = Files.list(index())) {
                Files.delete(files.filter(file -> !file.endsWith("write.lock")).max(Comparator.comparingLong(SearchPromiseIT::size))
                        .orElseThrow());
            }
            awaitAnew(service, 2);
            assertThat(answers(checker, sender, service)).as("one file was deleted while it ran").isEqualTo(before);
            service.kill();
        }
        remove(index());
        try (ServiceProcess service = ServiceProcess.start(data, logs, WORDS_ONLY)) {
            assertThat(answers(checker, sender, service)).as("it was deleted at rest").isEqualTo(before);
            service.kill();
        }
        rot(index());
        try (ServiceProcess service = ServiceProcess.start(data, logs, WORDS_ONLY)) {
            assertThat(answers(checker, sender, service)).as("a byte had rotted").isEqualTo(before);
            assertThat(service.log()).contains("the search index is damaged");
            assertThat(checker.searchComplaints(service, acknowledged, 100)).isEmpty();
            service.kill();
        }
    }

    private static void awaitAnew(ServiceProcess service, int times) {
        long end = System.nanoTime() + LONGEST.toNanos();
        // the first is when it is made
        while (service.log().split("the search index is built anew", -1).length - 1 <= times) {
            assertThat(System.nanoTime()).as(service.log()).isLessThan(end);
            ServiceProcess.pause(50);
        }
    }

    /** Everything that a search says, but how well it fits. */
    private static Map<String, JsonNode> answers(Checker checker, Sender sender, ServiceProcess service) throws IOException {
        checker.awaitIndexed(service, LONGEST);
        Map<String, JsonNode> answers = new LinkedHashMap<>();
        for (String query : QUERIES) {
            JsonNode page = sender.get(service, "/search?" + query + (query.contains("sort") ? "" : "&sort=newest"));
            page.path("groups").forEach(group -> group.path("hits").forEach(hit -> ((ObjectNode) hit).remove("score")));
            ((ObjectNode) page).remove("next"); // names a state of the index
            answers.put(query, page);
        }
        assertThat(Objects.requireNonNull(answers.get("q=parcel")).path("total").asInt()).isPositive();
        return answers;
    }

    private static long size(Path file) {
        return file.toFile().length();
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(one);
            }
        }
    }

    /** One bit in the middle of the largest file. */
    private static void rot(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            Path largest = files.max(Comparator.comparingLong(SearchPromiseIT::size)).orElseThrow();
            try (RandomAccessFile file = new RandomAccessFile(largest.toFile(), "rw")) {
                file.seek(file.length() / 2);
                int there = file.read();
                file.seek(file.length() / 2);
                file.write(there ^ 4);
            }
        }
    }

    @Test
    void onAFullDiskIndexingPausesWithAReasonAndSearchGoesOn() throws IOException {
        assumeTrue(Scale.canMount(), "WITHOUT ROOT: a full disk is not tried");
        Path small = Files.createDirectory(logs.resolve("small"));
        Shell.run("mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", small.toString());
        Map<String, String> settings = Map.of("EARMARK_SEARCH_MEANING", "false", "EARMARK_SEARCH_FOLDER",
                small.resolve("search").toString());
        try {
            Sender sender = new Sender(ServiceProcess.command(data, settings, "key", "checker"));
            Checker checker = new Checker(sender);
            Acknowledged acknowledged = new Acknowledged();
            try (ServiceProcess service = ServiceProcess.start(data, logs, settings)) {
                keep(sender, service, acknowledged, "walnut");
                checker.awaitQuiet(service, LONGEST);
                checker.awaitIndexed(service, LONGEST);
                Path filling = small.resolve("somebody-elses");
                Shell.succeeds("dd", "if=/dev/zero", "of=" + filling, "bs=4k"); // until nothing is left
                keep(sender, service, acknowledged, "almond");
                checker.awaitQuiet(service, LONGEST);

                await(() -> service.readiness().equals("ready\nsearch: paused (search.index-not-written)\n"));
                assertThat(Checker.figure(service, "earmark_search_paused")).isEqualTo(1);
                JsonNode page = sender.get(service, "/search?q=walnut");
                assertThat(page.path("total").asInt()).as("search goes on").isEqualTo(1);
                assertThat(page.path("paused").asText()).isEqualTo("search.index-not-written");
                assertThat(sender.get(service, "/search?q=almond&state=scored").path("total").asInt()).isZero();

                Files.delete(filling);
                checker.awaitIndexed(service, LONGEST);
                assertThat(sender.get(service, "/search?q=almond&state=scored").path("total").asInt()).isEqualTo(1);
                assertThat(service.readiness()).isEqualTo("ready\n");
                assertThat(checker.searchComplaints(service, acknowledged, 10)).isEmpty();
            }
        } finally {
            Shell.succeeds("umount", "-l", small.toString());
        }
    }

    private static void keep(Sender sender, ServiceProcess service, Acknowledged acknowledged, String marker) throws IOException {
        HttpResponse<String> answer = sender.sendChat(service, "key-" + marker, Sender.chat(marker));
        acknowledged.add(new Acknowledged.Receipt("key-" + marker, Sender.json(answer).path("id").asText(), marker, false));
    }

    static void await(Callable<Boolean> happened) {
        long end = System.nanoTime() + LONGEST.toNanos();
        try {
            while (!happened.call()) {
                assertThat(System.nanoTime()).as("it did not happen within " + LONGEST).isLessThan(end);
                ServiceProcess.pause(50);
            }
        } catch (AssertionError | RuntimeException passed) {
            throw passed;
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }
}
