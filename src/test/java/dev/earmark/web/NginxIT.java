package dev.earmark.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.earmark.access.Role;
import dev.earmark.events.EventType;
import dev.earmark.inbox.admission.InboxSettings;
import dev.earmark.testing.Nginx;
import dev.earmark.testing.PemFiles;
import dev.earmark.testing.Wav;
import dev.earmark.web.login.oidc.OidcSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The example of the service page, as it is printed there, in a real nginx in front of the server. */
@Timeout(120)
class NginxIT {

    @TempDir
    Path folder;

    Served served;
    Nginx nginx;

    @BeforeEach
    void serve() {
        assumeTrue(Nginx.isThere(), Nginx.HOW_TO_GET);
        WebSettings plain = Served.settings(Duration.ofSeconds(60));
        served = new Served(folder.resolve("data"), new WebSettings("127.0.0.1", 0, 0, "https://qa.example.org", "127.0.0.1", plain.idle(),
                200, 20, plain.bodyPatience(),
                plain.leastBodyRate(), null, null, null), OidcSettings.defaults(), InboxSettings.defaults());
        nginx = Nginx.start(folder.resolve("nginx"), PemFiles.in(folder, "EC", "-1d", 90), served.server.port());
    }

    @AfterEach
    void stop() {
        if (nginx != null) {
            nginx.close();
        }
        if (served != null) {
            served.close();
        }
    }

    private RawHttp connect() throws IOException {
        return new RawHttp(PemFiles.connect(nginx.port(), "TLSv1.3"));
    }

    private static String head(String line, String headers) {
        return line + " HTTP/1.1\r\nHost: qa.example.org\r\n" + headers;
    }

    private String authorization() {
        return "Authorization: " + served.program().headers().get("Authorization") + "\r\n";
    }

    @Test
    void peopleLogInAndChangeThings() throws IOException {
        served.account("coach", Role.COACH, null);
        String body = "{\"login\":\"coach\",\"password\":\"" + Served.PASSWORD + "\"}";
        String origin = "Origin: https://qa.example.org\r\nSec-Fetch-Site: same-origin\r\n";
        try (RawHttp raw = connect()) {
            raw.send(head("POST /api/v1/login", origin + "Content-Type: application/json\r\nConnection: close\r\nContent-Length: "
                    + body.length() + "\r\n\r\n" + body));
            assertThat(raw.all()).startsWith("HTTP/1.1 200").containsIgnoringCase("set-cookie: __Host-earmark=").contains("; Secure")
                    .contains("Strict-Transport-Security");
        }
    }

    @Test
    void guessersAreToldApartByTheirOwnAddress() throws IOException {
        String body = "{\"login\":\"nobody\",\"password\":\"wrong\"}";
        String answer = "";
        for (int i = 0; i < 7; i++) {
            try (RawHttp raw = connect()) {
                raw.send(head("POST /api/v1/login", "X-Forwarded-For: 10.0.0." + i
                        + "\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: " + body.length()
                        + "\r\n\r\n" + body));
                answer = raw.all();
            }
        }
        assertThat(answer).startsWith("HTTP/1.1 429").contains("access.too-many-failures");
    }

    @Test
    void aRecordingGoesThroughAsItComesAndIsHeardInParts() throws Exception {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        parts.put("facts", "{}".getBytes(StandardCharsets.UTF_8));
        parts.put("audio", Wav.pcm16(16_000, Wav.tone(16_000, 440, 200, 0.3)).bytes());
        byte[] form = Served.form(parts);
        String answer;
        try (RawHttp raw = connect()) {
            raw.send(head("POST /api/v1/interactions", authorization()
                    + "Content-Type: multipart/form-data; boundary=XX\r\nConnection: close\r\nContent-Length: " + form.length
                    + "\r\n\r\n"));
            for (int from = 0; from < form.length; from += 1 << 20) {
                raw.send(Arrays.copyOfRange(form, from, Math.min(form.length, from + (1 << 20))));
                Thread.sleep(50);
            }
            answer = raw.all();
        }
        assertThat(form.length).isGreaterThan(6 << 20);
        assertThat(answer).startsWith("HTTP/1.1 201");
        String id = answer.replaceAll("(?s).*\"id\":\"([^\"]*)\".*", "$1");
        try (RawHttp raw = connect()) {
            raw.send(head("GET /api/v1/interactions/" + id + "/audio", authorization() + "Range: bytes=8-11\r\nConnection: close\r\n\r\n"));
            assertThat(raw.all()).startsWith("HTTP/1.1 206").endsWith("WAVE");
        }
    }

    @Test
    void eventsComeAtOnce() throws IOException {
        try (RawHttp raw = connect()) {
            raw.send(head("GET /api/v1/events", authorization() + "\r\n"));
            BufferedReader lines = new BufferedReader(new InputStreamReader(raw.in(), StandardCharsets.UTF_8));
            awaitLine(lines, ": hello");
            served.store.write(tx -> tx.events().append(EventType.SCORED, served.clock.instant(), "i-1", "a-1", Map.of()));
            long begun = System.nanoTime();
            awaitLine(lines, "event: interaction.scored");

            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(15));
        }
    }

    private static void awaitLine(BufferedReader lines, String wanted) throws IOException {
        String line = lines.readLine();
        while (line != null && !line.equals(wanted)) {
            line = lines.readLine();
        }
        assertThat(line).isEqualTo(wanted);
    }
}
