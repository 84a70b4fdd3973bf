package dev.earmark.promises;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.testing.ServiceProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupPromiseIT {

    @TempDir
    Path data;

    @TempDir
    Path elsewhere;

    @TempDir
    Path logs;

    @Test
    void aBackupThatWasMadeWhileTheServiceRanHoldsEverythingThatWasAcknowledgedBefore() throws IOException {
        Sender sender = new Sender(ServiceProcess.command(data, Map.of(), "key", "checker"));
        Acknowledged before = new Acknowledged();
        Path backup = elsewhere.resolve("backup");
        try (ServiceProcess service = ServiceProcess.start(data, logs, Map.of())) {
            try (Traffic traffic = new Traffic(service, sender, before, 2)) {
                traffic.await(20);
            }
            try (Traffic _ = new Traffic(service, sender, new Acknowledged(), 2, Duration.ofMillis(100))) {
                assertThat(ServiceProcess.command(data, Map.of(), "backup", backup.toString())).contains("files");
            }
            service.stop(Duration.ofSeconds(35));
        }
        Path restored = elsewhere.resolve("restored");
        assertThat(ServiceProcess.command(data, Map.of(), "restore", backup.toString(), "--data", restored.toString(), "--audit-key",
                data.resolve("audit.key").toString()))
                .contains("restored");
        try (ServiceProcess service = ServiceProcess.start(restored, logs, Map.of())) {
            Checker checker = new Checker(sender);
            checker.awaitQuiet(service, Duration.ofMinutes(5));
            assertThat(before.count()).isPositive();
            assertThat(checker.complaints(service, before)).isEmpty();
        }
        assertThat(ServiceProcess.command(restored, Map.of(), "audit", "verify")).contains("sound");
    }
}
