package dev.earmark.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.inbox.admission.InboxSettings;
import dev.earmark.testing.Wav;
import dev.earmark.web.login.oidc.OidcSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Bodies that come drop by drop. Here two seconds count as what half a minute is in the service. */
@Timeout(120)
class SlowBodiesIT {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int LENGTH = 4_000_000;

    @TempDir
    Path folder;

    Served served;
    Http program;

    @BeforeEach
    void serve() {
        WebSettings settings = new WebSettings("127.0.0.1", 0, 0, null, null, Duration.ofSeconds(60), 200, 20, PATIENCE, 8192, null, null,
                null);
        served = new Served(folder, settings, OidcSettings.defaults(), InboxSettings.defaults());
        program = served.program();
    }

    @AfterEach
    void stop() {
        served.close();
    }

    /** Sends a beginning, and then one byte every tenth of a second until somebody hangs up. */
    private final class Dripper {

        private final RawHttp raw;
        private final Thread dripping;
        private volatile String answer = "";
        private final Thread reading;

        Dripper(String type, byte[] beginning) throws IOException {
            this.raw = new RawHttp(served.base());
            raw.send(head(type, LENGTH)).send(beginning);
            this.dripping = Thread.ofVirtual().start(this::drip);
            this.reading = Thread.ofVirtual().start(this::read);
        }

        private void drip() {
            try {
                while (true) {
                    raw.send(" ");
                    Thread.sleep(100);
                }
            } catch (IOException | InterruptedException closed) {
                Thread.currentThread().interrupt();
            }
        }

        private void read() {
            StringBuilder text = new StringBuilder();
            try {
                for (int c = raw.in().read(); c >= 0; c = raw.in().read()) {
                    answer = text.append((char) c).toString();
                }
            } catch (IOException reset) {
                answer = text.toString(); // the rest of an answer can be lost when a connection is closed while its other side still sends
            }
        }

        String answer() throws InterruptedException {
            reading.join();
            dripping.join();
            return answer;
        }
    }

    private String head(String type, long length) {
        return "POST /api/v1/interactions HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: " + program.headers().get("Authorization")
                + "\r\nContent-Type: " + type + "\r\nConnection: close\r\nContent-Length: " + length + "\r\n\r\n";
    }

    private static final String FORM = "multipart/form-data; boundary=XX";

    private static byte[] form(byte[] sound) {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        parts.put("facts", "{}".getBytes(StandardCharsets.UTF_8));
        parts.put("audio", sound);
        return Served.form(parts);
    }

    private static byte[] beginning() {
        return Arrays.copyOf(form(new byte[1000]), 500);
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void twentyDrippersDoNotHoldThePlacesOfUploads() throws Exception {
        List<Dripper> drippers = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            drippers.add(i % 2 == 0 ? new Dripper(FORM, beginning()) : new Dripper("application/json", text("{")));
        }
        String chat = Served.transcript("a-1", "Hello, this is Dana.", "Hi.");
        int status = program.post("/api/v1/interactions", chat).status();
        while (status == 429) {
            Thread.sleep(50);
            status = program.post("/api/v1/interactions", chat).status();
        }
        List<String> codes = new ArrayList<>();
        for (Dripper dripper : drippers) {
            codes.add(dripper.answer().replaceAll("(?s).*\"code\":\"([^\"]*)\".*", "$1"));
        }

        assertThat(status).isEqualTo(201);
        assertThat(codes).containsOnly("web.too-slow", "inbox.busy").contains("web.too-slow", "inbox.busy");
    }

    @Test
    void aBurstDoesNotPayForDrippingAfterwards() throws Exception {
        byte[] burst = Arrays.copyOf(form(new byte[3_000_000]), 2_500_000);

        assertThat(new Dripper(FORM, burst).answer()).startsWith("HTTP/1.1 408").contains("web.too-slow");
    }

    @Test
    void smallBodiesMayNotDripEither() throws Exception {
        try (RawHttp raw = new RawHttp(served.base())) {
            raw.send("POST /api/v1/login HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{");
            for (int i = 0; i < 30; i++) {
                raw.send(" ");
                Thread.sleep(100);
            }
            assertThat(raw.all()).startsWith("HTTP/1.1 408").contains("web.too-slow");
        }
    }

    @Test
    void anUploadThatIsSlowButSteadyIsTakenIn() throws Exception {
        byte[] form = form(Wav.pcm16(16_000, Wav.tone(16_000, 440, 5, 0.3)).bytes());
        int piece = 3200; // 32 kB/s
        try (RawHttp raw = new RawHttp(served.base())) {
            raw.send(head(FORM, form.length));
            for (int from = 0; from < form.length; from += piece) {
                raw.send(Arrays.copyOfRange(form, from, Math.min(form.length, from + piece)));
                Thread.sleep(100);
            }
            assertThat(raw.all()).startsWith("HTTP/1.1 201");
        }
    }
}
