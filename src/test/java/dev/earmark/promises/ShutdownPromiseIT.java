package dev.earmark.promises;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earmark.testing.ServiceProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShutdownPromiseIT {

    @TempDir
    Path data;

    @TempDir
    Path logs;

    @Test
    void theServiceEndsWithin30SecondsAndNoAttemptIsBurned() throws IOException {
        Sender sender = new Sender(ServiceProcess.command(data, Map.of(), "key", "checker"));
        Acknowledged acknowledged = new Acknowledged();
        try (ServiceProcess service = ServiceProcess.start(data, logs, Map.of())) {
            try (Traffic traffic = new Traffic(service, sender, acknowledged, 4)) {
                traffic.await(40);
                assertThat(service.stop(Duration.ofSeconds(30))).isEqualTo(143);
            }
        }
        try (ServiceProcess service = ServiceProcess.start(data, logs, Map.of())) {
            Checker checker = new Checker(sender);
            checker.awaitQuiet(service, Duration.ofMinutes(5));
            assertThat(checker.complaints(service, acknowledged)).isEmpty();
            for (Acknowledged.Receipt receipt : acknowledged.all().values()) {
                JsonNode steps = sender.get(service, "/interactions/" + receipt.id()).path("steps");
                assertThat(steps).allSatisfy(step -> assertThat(step.path("attempts").asInt()).as(step.toString()).isLessThanOrEqualTo(1));
            }
        }
    }
}
