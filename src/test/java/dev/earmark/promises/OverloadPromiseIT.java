package dev.earmark.promises;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.testing.Alone;
import dev.earmark.testing.ServiceProcess;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Alone
class OverloadPromiseIT {

    /** So few that senders bring many times more than is taken. */
    private static final Map<String, String> SMALL = Map.of("EARMARK_INBOX_MOST_WAITING_JOBS", "40");

    @TempDir
    Path data;

    @TempDir
    Path logs;

    /** 10 seconds, 10 minutes in the long form. */
    @Test
    void whatIsTooMuchIsSentAwayQuicklyAndWhatWasAcceptedIsScored() throws IOException, InterruptedException {
        Sender sender = new Sender(ServiceProcess.command(data, SMALL, "key", "checker"));
        Acknowledged acknowledged = new Acknowledged();
        List<Long> refusalsMs = Collections.synchronizedList(new ArrayList<>());
        try (ServiceProcess service = ServiceProcess.start(data, logs, SMALL)) {
            flood(service, sender, acknowledged, refusalsMs, Duration.ofSeconds(Scale.of(10, 600)));
            long peak = service.peakMemoryBytes();
            Checker checker = new Checker(sender);
            checker.awaitQuiet(service, Duration.ofMinutes(5));

            assertThat(refusalsMs.size()).as("sent away, beside " + acknowledged.count() + " accepted")
                    .isGreaterThan(3 * acknowledged.count());
            Collections.sort(refusalsMs);
            assertThat(refusalsMs.get(refusalsMs.size() / 2)).as("median milliseconds until sent away").isLessThan(50);
            assertThat(refusalsMs.get(refusalsMs.size() * 99 / 100)).as("milliseconds until 99 of 100 are sent away").isLessThan(200);
            assertThat(peak).as("resident bytes").isLessThan(1_300L << 20);
            assertThat(checker.complaints(service, acknowledged)).isEmpty();
        }
    }

    private static void flood(ServiceProcess service, Sender sender, Acknowledged acknowledged, List<Long> refusalsMs, Duration time)
            throws InterruptedException {
        AtomicInteger numbers = new AtomicInteger();
        AtomicBoolean over = new AtomicBoolean();
        List<Throwable> wrong = Collections.synchronizedList(new ArrayList<>());
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 8; i++) {
                threads.execute(() -> {
                    while (!over.get() && wrong.isEmpty()) {
                        try {
                            one(service, sender, acknowledged, refusalsMs, numbers.incrementAndGet());
                        } catch (IOException | AssertionError failed) {
                            wrong.add(failed);
                        }
                    }
                });
            }
            Thread.sleep(time.toMillis());
            over.set(true);
            threads.shutdown();
            assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(wrong).isEmpty();
    }

    private static void one(ServiceProcess service, Sender sender, Acknowledged acknowledged, List<Long> refusalsMs, int number)
            throws IOException {
        long start = System.nanoTime();
        HttpResponse<String> answer = sender.sendChat(service, "flood-" + number, Sender.chat("marker-" + number));
        switch (answer.statusCode()) {
            case 201 -> acknowledged.add(new Acknowledged.Receipt("flood-" + number, Sender.json(answer).path("id").asText(),
                    "marker-" + number, false));
            case 429 -> {
                refusalsMs.add((System.nanoTime() - start) / 1_000_000);
                assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            }
            default -> throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
    }
}
