package dev.earmark.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earmark.app.Application;
import dev.earmark.app.Session;
import dev.earmark.app.terminal.Output;
import dev.earmark.app.terminal.Terminal;
import dev.earmark.eval.server.Conduct;
import dev.earmark.eval.server.ModelServer;
import dev.earmark.fault.Fault;
import dev.earmark.testing.PemFiles;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code earmark doctor} looks at follows the settings. */
class DoctorIT {

    @TempDir
    Path folder;

    private String look(String what, Map<String, String> settings) {
        Map<String, String> environment = new HashMap<>(settings);
        environment.put("EARMARK_DATA", folder.toString());
        PrintStream nowhere = new PrintStream(new ByteArrayOutputStream());
        Session session = new Session(Path.of(""), environment, new Terminal(false, false, 100), new Output(new ByteArrayOutputStream()),
                nowhere);
        try (Application application = session.application()) {
            return new Doctor(session, application).checks().stream().filter(check -> check.what().equals(what)).findFirst().orElseThrow()
                    .look().get();
        }
    }

    @Test
    void theDiskIsNearlyFullWhereUploadsAreRefused() {
        assertThat(look("disk", Map.of("EARMARK_INBOX_LEAST_FREE_BYTES", "1073741824", "EARMARK_INBOX_LEAST_FREE_SHARE", "0")))
                .contains("uploads are refused below 1.0 GiB");
        assertThatThrownBy(() -> look("disk", Map.of("EARMARK_INBOX_LEAST_FREE_BYTES", String.valueOf(1L << 60))))
                .isInstanceOfSatisfying(Fault.class, full -> assertThat(full.code()).isEqualTo("app.disk-nearly-full"))
                .hasMessageContaining("inbox.least-free-bytes");
        assertThatThrownBy(() -> look("disk", Map.of("EARMARK_INBOX_LEAST_FREE_SHARE", "0.9999")))
                .isInstanceOfSatisfying(Fault.class, full -> assertThat(full.code()).isEqualTo("app.disk-nearly-full"));
    }

    @Test
    void theLanguageModelIsAskedOneTinyQuestionAndItsSpeedAndPriceAreTold() {
        try (ModelServer server = new ModelServer((_, _) -> "{\"answers\": []}", Conduct.answeringIn(Duration.ofMillis(30)).streaming())) {
            Map<String, String> settings = Map.of("EARMARK_LANGUAGE_PROVIDER", "openai", "EARMARK_LANGUAGE_BASE_URL", server.baseUrl(),
                    "EARMARK_LANGUAGE_MODEL", "m-1", "EARMARK_LANGUAGE_INPUT_PRICE", "3");
            assertThat(look("language model", settings)).matches("openai/m-1 answers in \\d+\\.\\d s, the first byte after \\d+\\.\\d s, "
                    + "\\d+ tokens in and \\d+ out \\(\\d+ a second\\), for 0\\.00\\d+ at the prices of the settings; up to 4 questions "
                    + "are asked at the same time \\(language\\.parallel\\)");
        }
        assertThat(look("language model", Map.of())).isEqualTo("none (language.provider)");
    }

    @Test
    void theCertificateIsLookedAt() {
        PemFiles good = PemFiles.in(folder.resolve("good"), "EC", "-1d", 90);
        PemFiles ended = PemFiles.in(folder.resolve("ended"), "EC", "-9d", 7);

        assertThat(look("certificate", Map.of())).contains("plain HTTP");
        assertThat(look("certificate", Map.of("EARMARK_WEB_TLS_CERTIFICATE", good.certificate().toString(), "EARMARK_WEB_TLS_KEY",
                good.key().toString()))).contains("CN=qa.example.org");
        assertThatThrownBy(() -> look("certificate", Map.of("EARMARK_WEB_TLS_CERTIFICATE", ended.certificate().toString(),
                "EARMARK_WEB_TLS_KEY", ended.key().toString())))
                .isInstanceOfSatisfying(Fault.class, bad -> assertThat(bad.code()).isEqualTo("web.certificate-ends"));
    }
}
