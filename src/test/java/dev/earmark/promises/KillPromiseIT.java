package dev.earmark.promises;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earmark.testing.ServiceProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KillPromiseIT {

    /** A conversation of 74 seconds. */
    private static final Path CALL = Path.of("eval-sets/sample-calls/audio/bank-lost-card.wav");

    @TempDir
    Path data;

    @TempDir
    Path logs;

    /** 3 cycles, 500 in the long form. */
    @Test
    void nothingAcknowledgedIsLostWhenTheServiceIsKilledAtRandomMoments() throws IOException {
        long seed = Long.getLong("promises.seed", System.nanoTime());
        Random random = new Random(seed);
        Sender sender = new Sender(ServiceProcess.command(data, Map.of(), "key", "checker"));
        Acknowledged acknowledged = new Acknowledged();

        for (int cycle = 0; cycle < Scale.of(3, 500); cycle++) {
            try (ServiceProcess service = ServiceProcess.start(data, logs, Map.of());
                    Traffic traffic = new Traffic(service, sender, acknowledged, 4)) {
                traffic.await(random.nextInt(2, 30));
                ServiceProcess.pause(random.nextInt(100));
                service.kill();
            }
        }

        try (ServiceProcess service = ServiceProcess.start(data, logs, Map.of())) {
            Checker checker = new Checker(sender);
            checker.awaitQuiet(service, Duration.ofMinutes(Scale.of(10, 60)));
            assertThat(acknowledged.count()).as("seed " + seed).isGreaterThanOrEqualTo(2 * Scale.of(3, 500));
            assertThat(checker.complaints(service, acknowledged)).as("seed " + seed).isEmpty();
            assertThat(service.stop(Duration.ofSeconds(35))).isEqualTo(143);
        }
        assertThat(ServiceProcess.command(data, Map.of(), "audit", "verify")).contains("sound");
    }

    /**
     * Beside others, alone, and in a process of its own: whatever ends the machine, the call is not to blame. Killed once in each, five
     * times in the long form.
     */
    @Test
    void aCallThatIsBeingHeardWheneverTheServiceIsKilledIsScored() throws IOException {
        Sender sender = new Sender(ServiceProcess.command(data, Map.of(), "key", "checker"));
        byte[] call = Files.readAllBytes(CALL);
        String id = "";
        for (int kill = 0; kill < Scale.of(3, 5); kill++) {
            try (ServiceProcess service = ServiceProcess.start(data, logs, Map.of())) {
                if (id.isEmpty()) {
                    id = Sender.json(sender.sendCall(service, "the-call", call)).path("id").asText();
                }
                ServiceProcess.pause(1_000);
                assertThat(state(sender, service, id)).as("it is long enough to be still heard").isEqualTo("processing");
                service.kill();
            }
        }

        try (ServiceProcess service = ServiceProcess.start(data, logs, Map.of())) {
            new Checker(sender).awaitQuiet(service, Duration.ofMinutes(5));
            assertThat(state(sender, service, id)).isEqualTo("scored");
            assertThat(service.log()).contains("now it runs in a process of its own");
        }
    }

    private static String state(Sender sender, ServiceProcess service, String id) throws IOException {
        return sender.get(service, "/interactions/" + id).path("state").asText();
    }

    /** The processes that are started for the step are killed, as a fault in the recogniser would end them. */
    @Test
    void aCallThatEndsTheServiceAndTheProcessOfItsOwnIsParked() throws IOException {
        Sender sender = new Sender(ServiceProcess.command(data, Map.of(), "key", "checker"));
        String id = "";
        for (int death = 0; death < 2; death++) {
            try (ServiceProcess service = ServiceProcess.start(data, logs, Map.of())) {
                if (id.isEmpty()) {
                    id = Sender.json(sender.sendCall(service, "the-call", Files.readAllBytes(CALL))).path("id").asText();
                }
                ServiceProcess.pause(1_000);
                service.kill();
            }
        }
        try (ServiceProcess service = ServiceProcess.start(data, logs, Map.of())) {
            service.killNextChild(Duration.ofMinutes(2));
            new Checker(sender).awaitQuiet(service, Duration.ofMinutes(5));
            JsonNode interaction = sender.get(service, "/interactions/" + id);
            assertThat(interaction.path("state").asText()).isEqualTo("parked");
            assertThat(interaction.path("parked").path("code").asText()).isEqualTo("jobs.poison");
            assertThat(interaction.path("parked").path("reason").asText()).contains("a process of its own", "(signal 9)");
        }
    }
}
