package dev.earmark.promises;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.hash.Sha256;
import dev.earmark.search.opensearch.OpenSearchIndex;
import dev.earmark.search.opensearch.OpenSearchSettings;
import dev.earmark.search.line.Synonyms;
import dev.earmark.store.StoreSettings;
import dev.earmark.testing.OpenSearchNode;
import dev.earmark.testing.S3Double;
import dev.earmark.testing.ServiceProcess;
import dev.earmark.testing.SleepingNode;
import dev.earmark.testing.Stores;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Four nodes share PostgreSQL, a bucket and an OpenSearch server; recordings are slept through instead of heard. So many interactions a
 * second come in, one of five with sound; in the middle one node is killed. In the long form 30 a second for 10 minutes.
 */
class FourNodesPromiseIT {

    private static final int NODES = 4;
    private static final int A_SECOND = Integer.getInteger("scale.rate", Scale.of(6, 30));
    private static final int SECONDS = Integer.getInteger("scale.seconds", Scale.of(12, 600));
    private static final int SENDERS = 24;

    @TempDir
    Path folder;

    private final List<ServiceProcess> nodes = new ArrayList<>();
    private final Acknowledged acknowledged = new Acknowledged();
    private final AtomicInteger refused = new AtomicInteger();

    private Map<String, String> settings(StoreSettings database, S3Double bucket, OpenSearchSettings search) {
        Map<String, String> settings = new HashMap<>(bucket.environment());
        settings.putAll(Map.of("EARMARK_STORE_URL", database.url(), "EARMARK_STORE_CONNECTIONS", "8", "EARMARK_JOBS_LEASE", "6 s",
                "EARMARK_STORE_BLOBS", "s3://" + bucket.bucket() + "/earmark", "EARMARK_SEARCH_URL", search.url(),
                "EARMARK_SEARCH_NAME", search.name(), "EARMARK_SEARCH_REPLICAS", "0", "EARMARK_SEARCH_MEANING", "false",
                "MAIN", SleepingNode.class.getName(), "HEAP", "384m"));
        settings.put("EARMARK_JOBS_CALLS", "4");
        return settings;
    }

    @Test
    void whatFourNodesTookInIsScoredAndFoundOnceEachAlthoughOneOfThemIsKilled() throws Exception {
        OpenSearchSettings search = OpenSearchNode.shared().settings();
        Map<String, String> settings = settings(Stores.postgresSettings(), S3Double.shared(), search);
        Path first = Files.createDirectories(folder.resolve("node-0"));
        Sender sender = new Sender(ServiceProcess.command(first, settings, "key", "checker"));
        try {
            begin(first, settings);
            long begun = System.nanoTime();
            send(sender);
            double sending = seconds(begun);
            ServiceProcess asked = nodes.getLast();
            Checker checker = new Checker(sender);
            checker.awaitQuiet(asked, Duration.ofMinutes(Scale.of(5, 60)));
            double done = seconds(begun);
            assertThat(checker.complaints(asked, acknowledged)).isEmpty();
            assertThat(found(search)).as("what a search finds").isEqualTo(acknowledged.count());
            assertThat(acknowledged.count()).isEqualTo(A_SECOND * SECONDS);
            System.out.println(String.format(Locale.ROOT, "four nodes: %d taken in in %.0f s (%.1f a second; %d times told to come back),"
                    + " all scored and found after %.0f s (%.1f a second)", acknowledged.count(), sending,
                    acknowledged.count() / sending, refused.get(), done, acknowledged.count() / done));
        } finally {
            nodes.forEach(ServiceProcess::close);
        }
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    /** Each has a folder of its own with a copy of the key. */
    private void begin(Path first, Map<String, String> settings) throws IOException {
        for (int number = 0; number < NODES; number++) {
            Path data = Files.createDirectories(folder.resolve("node-" + number));
            if (number > 0) {
                Files.copy(first.resolve("audit.key"), data.resolve("audit.key"));
            }
            nodes.add(ServiceProcess.launch(data, folder, settings));
        }
        for (ServiceProcess node : nodes) {
            node.awaitReady(Duration.ofMinutes(3));
        }
    }

    private void send(Sender sender) throws InterruptedException {
        long begun = System.nanoTime();
        int all = A_SECOND * SECONDS;
        try (ExecutorService senders = Executors.newFixedThreadPool(SENDERS)) {
            for (int number = 0; number < all; number++) {
                long dueNs = begun + Duration.ofSeconds(1).toNanos() * number / A_SECOND;
                TimeUnit.NANOSECONDS.sleep(dueNs - System.nanoTime());
                int mine = number;
                senders.execute(() -> untilKept(sender, mine));
                if (number == all / 2) {
                    nodes.getFirst().kill();
                }
            }
        }
    }

    /** As a telephone system would: again, at the next node, until one says that it is kept. */
    private void untilKept(Sender sender, int number) {
        for (int attempt = 0; attempt < 10_000; attempt++) {
            try {
                HttpResponse<String> answer = sent(sender, nodes.get((number + attempt) % NODES), number);
                if (answer.statusCode() == 200 || answer.statusCode() == 201) {
                    acknowledged.add(receipt(number, Sender.json(answer).path("id").asText()));
                    return;
                }
                refused.incrementAndGet();
            } catch (IOException gone) {
                // killed: it was not acknowledged
            }
            ServiceProcess.pause(100);
        }
        throw new AssertionError("nobody took " + number);
    }

    private static HttpResponse<String> sent(Sender sender, ServiceProcess node, int number) throws IOException {
        return number % 5 == 0 ? sender.sendCall(node, "key-" + number, Sender.call(number))
                : sender.sendChat(node, "key-" + number, Sender.chat("marker-" + number));
    }

    private static Acknowledged.Receipt receipt(int number, String id) throws IOException {
        boolean sound = number % 5 == 0;
        return new Acknowledged.Receipt("key-" + number, id, sound ? Sha256.hex(Sender.call(number)) : "marker-" + number, sound);
    }

    /** Once the index has caught up. */
    private long found(OpenSearchSettings settings) {
        long found = 0;
        try (OpenSearchIndex index = OpenSearchIndex.open(settings, null, Synonyms.NONE)) {
            for (long end = System.nanoTime() + Duration.ofMinutes(2).toNanos(); System.nanoTime() < end; ServiceProcess.pause(200)) {
                found = index.count();
                if (found == acknowledged.count()) {
                    return found;
                }
            }
        }
        return found;
    }
}
