package dev.earmark.promises;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.earmark.testing.ServiceProcess;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskFullPromiseIT {

    private static final Map<String, String> SMALL_DISK = Map.of("EARMARK_INBOX_LEAST_FREE_BYTES", "8000000", "EARMARK_INBOX_LEAST_FREE_SHARE", "0");

    @TempDir
    Path disk;

    @TempDir
    Path logs;

    @BeforeEach
    void aSmallDisk() {
        assumeTrue(Scale.canMount(), "WITHOUT ROOT: a full disk is not tried");
        Shell.run("mount", "-t", "tmpfs", "-o", "size=400m", "tmpfs", disk.toString());
    }

    @AfterEach
    void noDisk() {
        Shell.succeeds("umount", "-l", disk.toString());
    }

    @Test
    void aFullDiskRefusesUploadsKeepsAnsweringAndGoesOnByItself() throws IOException {
        Sender sender = new Sender(ServiceProcess.command(disk, SMALL_DISK, "key", "checker"));
        Acknowledged acknowledged = new Acknowledged();
        try (ServiceProcess service = ServiceProcess.start(disk, logs, SMALL_DISK)) {
            keep(sender, service, acknowledged, 1);
            new Checker(sender).awaitQuiet(service, Duration.ofMinutes(1));

            Path ballast = disk.resolve("ballast-of-somebody-else");
            Shell.succeeds("dd", "if=/dev/zero", "of=" + ballast, "bs=1M"); // until nothing is left

            HttpResponse<String> refused = sender.sendCall(service, "key-2", Sender.call(2));
            assertThat(refused.statusCode()).isEqualTo(507);
            assertThat(refused.body()).contains("store.full");
            assertThat(sender.get(service, "/interactions").path("items")).hasSize(1);
            assertThat(service.alive()).isTrue();

            Files.delete(ballast);
            long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
            while (!keep(sender, service, acknowledged, 3) && System.nanoTime() < end) {
                ServiceProcess.pause(500);
            }
            new Checker(sender).awaitQuiet(service, Duration.ofMinutes(1));
            assertThat(acknowledged.all()).containsKey("key-3");
            assertThat(new Checker(sender).complaints(service, acknowledged)).isEmpty();
        }
    }

    private static boolean keep(Sender sender, ServiceProcess service, Acknowledged acknowledged, int number) throws IOException {
        byte[] wav = Sender.call(number);
        HttpResponse<String> answer = sender.sendCall(service, "key-" + number, wav);
        if (answer.statusCode() != 201 && answer.statusCode() != 200) {
            return false;
        }
        acknowledged.add(new Acknowledged.Receipt("key-" + number, Sender.json(answer).path("id").asText(), dev.earmark.hash.Sha256.hex(wav), true));
        return true;
    }
}
