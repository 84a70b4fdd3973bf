package dev.earmark.promises;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.earmark.testing.ServiceProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that says "input/output error" when it is asked to make sure: what was not made sure of must not be acknowledged. */
class FailingDiskPromiseIT {

    private static final Duration LONGEST = Duration.ofSeconds(60);

    @TempDir
    Path data;

    @TempDir
    Path logs;

    @BeforeEach
    void canBeTried() throws IOException {
        Path trace = logs.resolve("probe");
        assumeTrue(Shell.succeeds("strace", "-f", "-e", "trace=fsync", "-e", "inject=fsync:error=EIO", "-o", trace.toString(), "true"),
                "WITHOUT STRACE: a disk that fails is not tried");
    }

    /** From the 1st, 4th, 16th forcing on in the short form, from each of the first 40 in the long one. */
    @Test
    void aDiskThatFailsEndsTheServiceAndNothingAcknowledgedIsLost() throws IOException {
        Sender sender = new Sender(ServiceProcess.command(data, Map.of(), "key", "checker"));
        Acknowledged acknowledged = new Acknowledged();

        for (int round = 0; round < Scale.of(3, 40); round++) {
            int from = Scale.of(1 << 2 * round, round + 1);
            try (ServiceProcess service = ServiceProcess.start(data, logs, Map.of());
                    Traffic _ = new Traffic(service, sender, acknowledged, 2);
                    Strace trace = Strace.attach(service.pid(), logs.resolve("strace-" + round),
                            "inject=fsync,fdatasync:error=EIO:when=" + from + "+")) {
                assertThat(service.awaitEnd(LONGEST)).as("exit code when forcing number " + from + " failed: " + trace.log()).isEqualTo(3);
                assertThat(Files.readString(logs.resolve("strace-" + round))).contains("EIO");
            }
        }

        try (ServiceProcess service = ServiceProcess.start(data, logs, Map.of())) {
            Checker checker = new Checker(sender);
            checker.awaitQuiet(service, Duration.ofMinutes(5));
            assertThat(checker.complaints(service, acknowledged)).isEmpty();
        }
        assertThat(ServiceProcess.command(data, Map.of(), "audit", "verify")).contains("sound");
    }
}
