package dev.earmark.promises;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earmark.testing.Alone;
import dev.earmark.testing.ServiceProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How soon a search knows what has happened. */
@Alone
class FreshSearchPromiseIT {

    private static final int WARMING = 5;

    @TempDir
    Path data;

    @TempDir
    Path logs;

    /** How long from the moment at which it is seen to be scored, and from that at which it was deleted. */
    @Test
    void whatIsScoredIsFoundWithinTwoSecondsAndWhatIsDeletedIsNotFoundAfterTwo() throws Exception {
        Sender sender = new Sender(ServiceProcess.command(data, Map.of(), "key", "checker"));
        int each = Scale.of(15, 250);
        try (ServiceProcess service = ServiceProcess.start(data, logs, Map.of());
                ExecutorService senders = Executors.newFixedThreadPool(4)) {
            freshness(sender, service, 9, WARMING); // what has just started loads its classes first
            List<Callable<List<Long>>> tasks = new ArrayList<>();
            for (int sending = 0; sending < 4; sending++) {
                int number = sending;
                tasks.add(() -> freshness(sender, service, number, each));
            }
            List<Long> waits = new ArrayList<>();
            for (Future<List<Long>> one : senders.invokeAll(tasks)) {
                waits.addAll(one.get());
            }
            Collections.sort(waits);
            long p50 = waits.get(waits.size() / 2);
            long p99 = waits.get(waits.size() * 99 / 100);
            System.out.println("search freshness: " + waits.size() + " changes, p50 " + p50 + " ms, p99 " + p99 + " ms, most "
                    + waits.getLast() + " ms");
            assertThat(p99).as("p50 " + p50 + " ms").isLessThanOrEqualTo(2_000);
        }
    }

    private static List<Long> freshness(Sender sender, ServiceProcess service, int sending, int times) throws IOException {
        List<Long> waits = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            String word = word(sending * 1_000 + i);
            String id = Sender.json(sender.sendChat(service, "fresh-" + word, Sender.chat(word))).path("id").asText();
            until(() -> sender.get(service, "/interactions/" + id).path("state").asText().equals("scored"));
            waits.add(until(() -> found(sender, service, word)));
            if (i % 5 == 0) {
                assertThat(sender.delete(service, "/interactions/" + id)).isEqualTo(204);
                waits.add(until(() -> !found(sender, service, word)));
            }
        }
        return waits;
    }

    private static boolean found(Sender sender, ServiceProcess service, String word) throws IOException {
        JsonNode page = sender.get(service, "/search?meaning=false&limit=5&state=scored&q=" + word);
        return page.at("/groups/0/hits/0/text").asText().contains(word);
    }

    /** @return after how many milliseconds */
    private static long until(Callable<Boolean> happened) {
        long begun = System.nanoTime();
        SearchPromiseIT.await(happened);
        return Duration.ofNanos(System.nanoTime() - begun).toMillis();
    }

    /** Of twelve letters, far from the others. */
    private static String word(int number) {
        Random random = new Random(number);
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            word.append((i % 2 == 0 ? "bdfgklmnprst" : "aeiouaeiouae").charAt(random.nextInt(12)));
        }
        return word.toString();
    }
}
