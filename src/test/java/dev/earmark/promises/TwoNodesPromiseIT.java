package dev.earmark.promises;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.store.StoreSettings;
import dev.earmark.testing.ServiceProcess;
import dev.earmark.testing.Stores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes share a PostgreSQL database and a folder. */
class TwoNodesPromiseIT {

    private StoreSettings database = StoreSettings.defaults();

    @TempDir
    Path shared;

    @TempDir
    Path first;

    @TempDir
    Path second;

    @TempDir
    Path logs;

    /** Of its own, because nodes that were killed by another test are still taken for alive. */
    @BeforeEach
    void aDatabase() {
        database = Stores.postgresSettings();
    }

    private Map<String, String> node(String lease) {
        Map<String, String> settings = new LinkedHashMap<>(Map.of(
                "EARMARK_STORE_URL", database.url(), "EARMARK_STORE_FOLDER", shared.toString(), "EARMARK_STORE_CONNECTIONS", "8",
                "EARMARK_JOBS_LEASE", lease, "EARMARK_SEARCH_ENABLED", "false"));
        return settings;
    }

    /** The lease is shortened so that nobody has to wait: 60 s as delivered, taken over within 75 s. */
    @Test
    void theWorkOfANodeThatIsKilledIsTakenOverAndNothingIsDoneTwice() throws IOException {
        Map<String, String> settings = node("4 s");
        Sender sender = new Sender(ServiceProcess.command(first, settings, "key", "checker"));
        Acknowledged acknowledged = new Acknowledged();
        try (ServiceProcess other = ServiceProcess.start(second, logs, settings)) {
            try (ServiceProcess victim = ServiceProcess.start(first, logs, settings);
                    Traffic toVictim = new Traffic(victim, sender, acknowledged, 3);
                    Traffic toOther = new Traffic(other, sender, acknowledged, 1)) {
                toVictim.await(30);
                toOther.await(5);
                victim.kill();
            }
            Checker checker = new Checker(sender);
            checker.awaitQuiet(other, Duration.ofMinutes(5));
            assertThat(checker.complaints(other, acknowledged)).isEmpty();
        }
    }

    @Test
    void aNodeThatWasFrozenPastItsLeaseAndThawedKeepsNothingLate() throws IOException {
        Map<String, String> settings = node("3 s");
        Sender sender = new Sender(ServiceProcess.command(first, settings, "key", "checker"));
        Acknowledged acknowledged = new Acknowledged();
        try (ServiceProcess other = ServiceProcess.start(second, logs, settings);
                ServiceProcess frozen = ServiceProcess.start(first, logs, settings)) {
            try (Traffic traffic = new Traffic(frozen, sender, acknowledged, 3)) {
                traffic.await(30);
                frozen.freeze();
            }
            ServiceProcess.pause(5_000);
            frozen.thaw();
            Checker checker = new Checker(sender);
            checker.awaitQuiet(other, Duration.ofMinutes(5));
            assertThat(checker.complaints(other, acknowledged)).isEmpty();
        }
    }

    @Test
    void aNodeWithAnotherFolderIsRefusedInOneSentence() {
        Map<String, String> settings = node("60 s");
        ServiceProcess.command(first, settings, "key", "checker");
        settings.put("EARMARK_STORE_FOLDER", second.toString());

        try (ServiceProcess stranger = ServiceProcess.launch(second, logs, settings)) {
            assertThat(stranger.awaitEnd(Duration.ofSeconds(60))).isEqualTo(2);
            assertThat(stranger.log()).contains("app.folder-not-shared");
        }
    }

    /** A copy of the key makes two folders look like one; what lies in them does not. */
    @Test
    void aSecondNodeWithAFolderOfItsOwnIsRefusedInOneSentence() throws IOException {
        Map<String, String> settings = node("60 s");
        try (ServiceProcess _ = ServiceProcess.start(first, logs, settings)) {
            Files.copy(shared.resolve("audit.key"), second.resolve("audit.key"));
            settings.put("EARMARK_STORE_FOLDER", second.toString());
            try (ServiceProcess stranger = ServiceProcess.launch(second, logs, settings)) {
                assertThat(stranger.awaitEnd(Duration.ofSeconds(60))).isEqualTo(2);
                assertThat(stranger.log()).contains("app.folder-not-shared", "Another node");
            }
        }
    }
}
