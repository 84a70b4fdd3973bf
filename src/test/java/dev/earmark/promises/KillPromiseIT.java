package dev.earmark.promises;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.testing.ServiceProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KillPromiseIT {

    private static final Map<String, String> POISON_LIMIT_RAISED = Map.of("EARMARK_JOBS_MOST_LOST", "1000");

    @TempDir
    Path data;

    @TempDir
    Path logs;

    /** 20 cycles, 500 in the long form. */
    @Test
    void nothingAcknowledgedIsLostWhenTheServiceIsKilledAtRandomMoments() throws IOException {
        long seed = Long.getLong("promises.seed", System.nanoTime());
        Random random = new Random(seed);
        Sender sender = new Sender(ServiceProcess.command(data, Map.of(), "key", "checker"));
        Acknowledged acknowledged = new Acknowledged();

        for (int cycle = 0; cycle < Scale.of(20, 500); cycle++) {
            try (ServiceProcess service = ServiceProcess.start(data, logs, POISON_LIMIT_RAISED);
                    Traffic _ = new Traffic(service, sender, acknowledged, 4)) {
                ServiceProcess.pause(random.nextInt(100, 1500));
                service.kill();
            }
        }

        try (ServiceProcess service = ServiceProcess.start(data, logs, POISON_LIMIT_RAISED)) {
            Checker checker = new Checker(sender);
            checker.awaitQuiet(service, Duration.ofMinutes(Scale.of(10, 60)));
            assertThat(acknowledged.count()).as("seed " + seed).isGreaterThan(Scale.of(20, 500));
            assertThat(checker.complaints(service, acknowledged)).as("seed " + seed).isEmpty();
            assertThat(service.stop(Duration.ofSeconds(35))).isEqualTo(143);
        }
        assertThat(ServiceProcess.command(data, Map.of(), "audit", "verify")).contains("sound");
    }
}
