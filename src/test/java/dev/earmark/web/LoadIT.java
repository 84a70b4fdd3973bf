package dev.earmark.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.inbox.admission.InboxSettings;
import dev.earmark.web.login.oidc.OidcSettings;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Slow, many and large. */
@Timeout(120)
class LoadIT {

    @TempDir
    Path folder;

    @Test
    void whoeverIsTooSlowIsCutOff() throws Exception {
        try (Served served = new Served(folder, Served.settings(Duration.ofSeconds(1)), OidcSettings.defaults(), InboxSettings.defaults());
                RawHttp silent = new RawHttp(served.base());
                RawHttp dripping = new RawHttp(served.base());
                RawHttp halfway = new RawHttp(served.base())) {
            halfway.send(
                    "POST /api/v1/login HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{");
            Thread drip = Thread.ofVirtual().start(() -> drip(dripping));

            assertThat(silent.all()).isEmpty();
            assertThat(halfway.all()).isEmpty();
            drip.join();
            served.program().get("/api/v1/me").must(200);
        }
    }

    private static void drip(RawHttp raw) {
        try {
            raw.send("GET /api/v1/me HTTP/1.1\r\n");
            for (int i = 0; i < 200; i++) {
                raw.send("X");
                Thread.sleep(200);
            }
            throw new AssertionError("the connection was never closed");
        } catch (IOException closed) {
            // that is how it should be
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aThousandTimesTheSameRequestIsOneInteraction() throws Exception {
        try (Served served = new Served(folder); ExecutorService threads = Executors.newFixedThreadPool(16)) {
            Http once = served.program().with("Idempotency-Key", "same");
            String body = Served.transcript("a-1", "Hello, this is Dana.", "Hi.");
            List<Future<Integer>> answers = java.util.stream.IntStream.range(0, 1000)
                    .mapToObj(_ -> threads.submit(() -> once.post("/api/v1/interactions", body).status())).toList();
            int fresh = 0;
            for (Future<Integer> answer : answers) {
                assertThat(answer.get()).isIn(200, 201, 409, 429);
                fresh += answer.get() == 201 ? 1 : 0;
            }
            assertThat(fresh).isEqualTo(1);
            assertThat(served.program().get("/api/v1/interactions").must(200).json().get("items")).hasSize(1);
        }
    }

    @Test
    void whoeverComesWhenThereIsNoRoomIsToldBeforeTheyHaveSentAnything() throws IOException {
        InboxSettings full = new InboxSettings(16, Duration.ofHours(1), 1000, Long.MAX_VALUE, 0.05);
        try (Served served = new Served(folder, Served.settings(Duration.ofSeconds(60)), OidcSettings.defaults(), full);
                RawHttp raw = new RawHttp(served.base())) {
            raw.send("POST /api/v1/interactions HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: "
                    + served.program().headers().get("Authorization")
                    + "\r\nContent-Type: multipart/form-data; boundary=XX\r\nContent-Length: 1000000000\r\nExpect: 100-continue\r\n\r\n");
            assertThat(raw.all()).startsWith("HTTP/1.1 507").contains("store.full").doesNotContain("100 Continue");
        }
    }

    @Test
    void aLargeUploadTakesHardlyAnyMemory() throws Exception {
        long megabytes = Long.getLong("earmark.upload-megabytes", 128);
        try (Served served = new Served(folder)) {
            upload(served, 1);
            System.gc();
            long before = used();
            long most = upload(served, megabytes);

            assertThat(most - before).isLessThan(64L << 20);
        }
    }

    private static long used() {
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed()
                + ManagementFactory.getPlatformMXBeans(java.lang.management.BufferPoolMXBean.class).stream()
                .mapToLong(java.lang.management.BufferPoolMXBean::getMemoryUsed).sum();
    }

    /**
     * So many million bytes of something that is no recording: it is read to its end before anybody can say so. @return most memory that
     * was in use
     */
    private static long upload(Served served, long megabytes) throws IOException {
        Map<String, byte[]> facts = new LinkedHashMap<>();
        facts.put("facts", "{}".getBytes(StandardCharsets.UTF_8));
        facts.put("audio", new byte[0]);
        String form = new String(Served.form(facts), StandardCharsets.UTF_8);
        int end = form.lastIndexOf("\r\n--XX--");
        long length = form.length() + (megabytes << 20);
        try (RawHttp raw = new RawHttp(served.base())) {
            raw.send("POST /api/v1/interactions HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: "
                    + served.program().headers().get("Authorization")
                    + "\r\nContent-Type: multipart/form-data; boundary=XX\r\nConnection: close\r\nContent-Length: " + length + "\r\n\r\n"
                    + form.substring(0, end));
            byte[] piece = new byte[1 << 20];
            long most = 0;
            for (long i = 0; i < megabytes; i++) {
                raw.send(piece);
                if (i % 32 == 16) {
                    System.gc();
                    most = Math.max(most, used());
                }
            }
            raw.send(form.substring(end));
            assertThat(raw.all()).startsWith("HTTP/1.1 422").contains("audio.not-a-recording");
            return most;
        }
    }
}
