package dev.earmark.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earmark.access.Role;
import dev.earmark.fault.Rejected;
import dev.earmark.fault.Unavailable;
import dev.earmark.inbox.admission.InboxSettings;
import dev.earmark.testing.PemFiles;
import dev.earmark.testing.Workplace;
import dev.earmark.web.login.oidc.OidcSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The server with a certificate of its own; its files are looked at ten times a second here. */
@Timeout(60)
class TlsIT {

    @TempDir
    Path folder;

    private Served served(PemFiles files) {
        return new Served(temporary(), Served.settings(Duration.ofSeconds(60)).withTls(files.certificate(), files.key()),
                OidcSettings.defaults(), InboxSettings.defaults());
    }

    private Path temporary() {
        try {
            return Files.createTempDirectory(folder, "data");
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    private static String get(Served served, String protocol, String path, String headers) throws IOException {
        try (RawHttp raw = new RawHttp(PemFiles.connect(served.server.port(), protocol))) {
            return raw.send("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "Connection: close\r\n\r\n").all();
        }
    }

    private static X509Certificate shown(Served served) {
        try (SSLSocket socket = PemFiles.connect(served.server.port(), "TLSv1.3")) {
            return (X509Certificate) socket.getSession().getPeerCertificates()[0];
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    @ParameterizedTest
    @CsvSource({"RSA, TLSv1.2", "RSA, TLSv1.3", "EC, TLSv1.2", "EC, TLSv1.3"})
    void recordingsAndEventsComeByTls(String algorithm, String protocol) throws IOException {
        try (Served served = served(PemFiles.in(folder, algorithm, "-1d", 90))) {
            String audio = "/api/v1/interactions/" + served.scored("a-1") + "/audio";
            String authorization = "Authorization: " + served.program().headers().get("Authorization") + "\r\n";

            assertThat(get(served, protocol, audio, authorization)).startsWith("HTTP/1.1 200").hasSizeGreaterThan(10_000);
            assertThat(get(served, protocol, audio, authorization + "Range: bytes=5-9\r\n")).startsWith("HTTP/1.1 206")
                    .endsWith("\5\6\7\10\11");
            assertThat(served.server.address()).hasScheme("https");
        }
    }

    @Test
    void sessionsTravelByHttpsOnly() throws IOException {
        try (Served served = served(PemFiles.in(folder, "EC", "-1d", 90));
                RawHttp raw = new RawHttp(PemFiles.connect(served.server.port(), "TLSv1.3"))) {
            served.account("coach", Role.COACH, null);
            String body = "{\"login\":\"coach\",\"password\":\"" + Served.PASSWORD + "\"}";
            raw.send(
                    "POST /api/v1/login HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nConnection: "
                    + "close\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);

            assertThat(raw.all()).startsWith("HTTP/1.1 200").containsIgnoringCase("set-cookie: __Host-earmark=").contains("; Secure");
        }
    }

    @Test
    void whoeverSpeaksPlainHttpIsToldNothing() throws IOException {
        try (Served served = served(PemFiles.in(folder, "EC", "-1d", 90)); RawHttp raw = new RawHttp(served.base())) {
            raw.send("GET /api/v1/openapi.yaml HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertThat(raw.all()).doesNotContain("HTTP/1.1 200");
        }
    }

    @Test
    void aRenewedCertificateIsTakenWhileOpenConnectionsGoOn() throws IOException {
        PemFiles files = PemFiles.in(folder, "EC", "-1d", 90);
        try (Served served = served(files); RawHttp open = new RawHttp(PemFiles.connect(served.server.port(), "TLSv1.3"))) {
            X509Certificate before = shown(served);
            PemFiles.in(folder, "RSA", "-1d", 300);
            Workplace.until(() -> !shown(served).equals(before));

            assertThat(shown(served).getPublicKey().getAlgorithm()).isEqualTo("RSA");
            assertThat(served.server.certificateUntil()).contains(shown(served).getNotAfter().toInstant());
            assertThat(open.send("GET /api/v1/openapi.yaml HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").all())
                    .startsWith("HTTP/1.1 200");
        }
    }

    @ParameterizedTest
    @CsvSource({"damaged", "gone", "of another key", "ended"})
    void aNewCertificateThatCannotBeUsedLeavesTheOneBefore(String how) throws IOException {
        PemFiles files = PemFiles.in(folder, "EC", "-1d", 90);
        byte[] good = Files.readAllBytes(files.certificate());
        try (Served served = served(files)) {
            X509Certificate before = shown(served);
            byte[] key = Files.readAllBytes(files.key());
            spoil(files, how);
            Workplace.until(() -> served.server.certificateProblem().isPresent());

            assertThat(shown(served)).isEqualTo(before);
            assertThat(served.server.certificateUntil()).contains(before.getNotAfter().toInstant());

            Files.write(files.key(), key);
            Files.write(files.certificate(), good);
            Workplace.until(() -> served.server.certificateProblem().isEmpty());
            assertThat(shown(served)).isEqualTo(before);
        }
    }

    private void spoil(PemFiles files, String how) throws IOException {
        switch (how) {
            case "damaged" -> Files.write(files.certificate(), "-----BEGIN CERTIFICATE-----\nAAAA\n".getBytes(StandardCharsets.US_ASCII));
            case "gone" -> Files.delete(files.certificate());
            case "of another key" -> Files.copy(PemFiles.another(folder.resolve("other"), "EC", "-1d", 90).key(), files.key(),
                    java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            default -> PemFiles.in(folder, "EC", "-20d", 10);
        }
    }

    @Test
    void withoutACertificateThatCanBeUsedTheServerDoesNotStart() {
        PemFiles one = PemFiles.in(folder.resolve("one"), "EC", "-1d", 90);
        PemFiles other = PemFiles.in(folder.resolve("other"), "RSA", "-1d", 90);
        PemFiles none = new PemFiles(folder.resolve("none.pem"), one.key());

        for (PemFiles wrong : java.util.List.of(new PemFiles(one.certificate(), other.key()), new PemFiles(one.key(), one.certificate()),
                none)) {
            assertThatThrownBy(() -> served(wrong)).isInstanceOfSatisfying(Rejected.class,
                    refused -> assertThat(refused.code()).isEqualTo("web.tls-invalid"))
                    .hasMessageContaining("web.tls-");
        }
        assertThatThrownBy(() -> served(new PemFiles(one.certificate(), PemFiles.another(folder.resolve("third"), "EC", "-1d", 90).key())))
                .hasMessageContaining("is not that of the certificate");
    }

    @Test
    void theDoctorTellsHowLongACertificateIsGood() {
        WebSettings plain = WebSettings.defaults();
        PemFiles good = PemFiles.in(folder.resolve("good"), "EC", "-1d", 90);
        PemFiles late = PemFiles.in(folder.resolve("late"), "EC", "-80d", 90);
        PemFiles ended = PemFiles.in(folder.resolve("ended"), "EC", "-80d", 70);
        PemFiles early = PemFiles.in(folder.resolve("early"), "EC", "+2d", 70);

        assertThat(TlsFiles.describe(plain, Instant.now())).contains("plain HTTP");
        assertThat(TlsFiles.describe(plain.withTls(good.certificate(), good.key()), Instant.now())).contains("CN=qa.example.org", "until");
        assertThatThrownBy(() -> TlsFiles.describe(plain.withTls(late.certificate(), late.key()), Instant.now()))
                .isInstanceOf(Unavailable.class).hasMessageContaining("ends soon");
        for (PemFiles wrong : java.util.List.of(ended, early)) {
            assertThatThrownBy(() -> TlsFiles.describe(plain.withTls(wrong.certificate(), wrong.key()), Instant.now()))
                    .isInstanceOf(Unavailable.class)
                    .hasMessageContaining("not good now");
        }
    }
}
