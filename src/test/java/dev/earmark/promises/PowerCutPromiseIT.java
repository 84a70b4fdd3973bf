package dev.earmark.promises;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.earmark.testing.ServiceProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The disk is a file system in a file. The service is stopped in its tracks, the file copied as the disk would be found after a power cut
 * (what was never flushed is not in it), and everything goes on with the copy.
 */
class PowerCutPromiseIT {

    private static final Map<String, String> SMALL_DISK = Map.of("EARMARK_INBOX_LEAST_FREE_BYTES", "1000000",
            "EARMARK_INBOX_LEAST_FREE_SHARE", "0");

    @TempDir
    Path folder;

    @TempDir
    Path logs;

    @BeforeEach
    void onlyWhereDisksCanBeMounted() {
        assumeTrue(Scale.canMount(), "WITHOUT ROOT AND LOOP DEVICES: power cuts are not tried");
    }

    /** 3 power cuts, 100 in the long form. */
    @Test
    void nothingAcknowledgedIsLostWhenThePowerGoes() throws IOException {
        long seed = Long.getLong("promises.seed", System.nanoTime());
        Random random = new Random(seed);
        try (DiskImage first = DiskImage.fresh(folder, 600)) {
            Sender sender = new Sender(ServiceProcess.command(first.data(), SMALL_DISK, "key", "checker"));
            Acknowledged acknowledged = new Acknowledged();
            DiskImage disk = first;
            for (int cut = 0; cut < Scale.of(3, 100); cut++) {
                disk = afterPowerCut(disk, sender, acknowledged, random.nextInt(2, 30));
            }
            try (DiskImage last = disk; ServiceProcess service = ServiceProcess.start(last.data(), logs, SMALL_DISK)) {
                Checker checker = new Checker(sender);
                checker.awaitQuiet(service, Duration.ofMinutes(5));
                assertThat(acknowledged.count()).as("seed " + seed).isGreaterThan(5);
                assertThat(checker.complaints(service, acknowledged)).as("seed " + seed).isEmpty();
                service.stop(Duration.ofSeconds(35));
            }
        }
    }

    private DiskImage afterPowerCut(DiskImage disk, Sender sender, Acknowledged acknowledged, int after) throws IOException {
        try (ServiceProcess service = ServiceProcess.start(disk.data(), logs, SMALL_DISK);
                Traffic traffic = new Traffic(service, sender, acknowledged, 4)) {
            traffic.await(after);
            service.freeze();
            DiskImage found = disk.copy();
            service.kill();
            disk.close();
            found.mount();
            return found;
        }
    }

    /** The proof of the proof: the same experiment catches a database that acknowledges before it is on the disk. */
    @Test
    void aDatabaseThatDoesNotWaitForTheDiskIsCaught() throws IOException {
        assertThat(rowsLost("FULL")).isZero();
        assertThat(rowsLost("NORMAL")).isPositive();
    }

    private long rowsLost(String synchronous) throws IOException {
        try (DiskImage disk = DiskImage.fresh(folder, 64)) {
            Path told = Files.createTempFile(logs, "told", ".txt");
            Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "--enable-native-access=ALL-UNNAMED",
                    "-cp", ServiceProcess.classPath(), RowWriter.class.getName(), disk.data().resolve("rows.db").toString(), synchronous)
                    .redirectError(ProcessBuilder.Redirect.INHERIT).redirectOutput(told.toFile()).start();
            while (Files.size(told) < 2_000 && process.isAlive()) {
                ServiceProcess.pause(20);
            }
            Shell.run("kill", "-STOP", "" + process.pid());
            List<String> acknowledged = Files.readAllLines(told).stream().filter(line -> line.endsWith(";")).toList();
            try (DiskImage found = disk.copy()) {
                process.destroyForcibly();
                found.mount();
                return acknowledged.size() - RowWriter.rows(found.data().resolve("rows.db"), acknowledged.size());
            }
        }
    }
}
