package dev.earmark.promises;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.earmark.testing.ModelStock;
import dev.earmark.testing.ServiceProcess;
import dev.earmark.testing.Wav;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskFullPromiseIT {

    private static final Map<String, String> SMALL_DISK = Map.of("EARMARK_INBOX_LEAST_FREE_BYTES", "8000000",
            "EARMARK_INBOX_LEAST_FREE_SHARE", "0");

    @TempDir
    Path disk;

    @TempDir
    Path logs;

    @BeforeEach
    void aSmallDisk() {
        assumeTrue(Scale.canMount(), "WITHOUT ROOT: a full disk is not tried");
        Shell.run("mount", "-t", "tmpfs", "-o", "size=400m", "tmpfs", disk.toString());
        ModelStock.copiedInto(disk);
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
            long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
            while (!keep(sender, service, acknowledged, 3) && System.nanoTime() < end) {
                ServiceProcess.pause(500);
            }
            new Checker(sender).awaitQuiet(service, Duration.ofMinutes(1));
            assertThat(acknowledged.all()).containsKey("key-3");
            assertThat(new Checker(sender).complaints(service, acknowledged)).isEmpty();
        }
    }

    /** Recordings that give more room than the ballast takes, once all but one are deleted. */
    private static final int LARGE = 5;
    private static final Map<String, String> LITTLE_BALLAST = Map.of("EARMARK_INBOX_LEAST_FREE_BYTES", "5000000",
            "EARMARK_INBOX_LEAST_FREE_SHARE", "0",
            "EARMARK_UPKEEP_BALLAST_BYTES", "33554432");

    @Test
    void onAFullDiskAPersonLogsInDeletesAndUploadsAreTakenAgain() throws IOException {
        Sender sender = new Sender(ServiceProcess.command(disk, LITTLE_BALLAST, "key", "checker"));
        List<String> ids = new ArrayList<>();
        Path held = disk.resolve("ballast");
        try (ServiceProcess service = ServiceProcess.start(disk, logs, LITTLE_BALLAST)) {
            Person.first(service, "admin", "correct horse battery staple");
            for (int i = 0; i < LARGE; i++) {
                ids.add(Sender.json(sender.sendCall(service, "large-" + i, large(i))).path("id").asText());
            }
            new Checker(sender).awaitQuiet(service, Duration.ofMinutes(2));
            while (!Files.exists(held)) {
                ServiceProcess.pause(100);
            }
            Shell.succeeds("dd", "if=/dev/zero", "of=" + disk.resolve("somebody-elses"), "bs=1M");
            Shell.succeeds("dd", "if=/dev/zero", "of=" + disk.resolve("the-rest"), "bs=1k");
            assertThat(Person.loggedIn(service, "admin", "correct horse battery staple").logout()).isEqualTo(204);
            service.kill();
        }
        try (ServiceProcess service = ServiceProcess.launch(disk, logs, LITTLE_BALLAST)) {
            service.printed(Pattern.compile("Earmark is ready")); // for people; no work is sent to it while the disk is full
            assertThat(sender.sendCall(service, "refused", Sender.call(2)).statusCode()).isEqualTo(507);
            assertThat(sender.get(service, "/interactions").path("items")).as("reads go on").hasSize(LARGE);
            Person again = Person.loggedIn(service, "admin", "correct horse battery staple");
            assertThat(sender.get(service, "/interactions/" + ids.getFirst() + "/transcript").path("turns").isMissingNode()).isFalse();
            for (String id : ids.subList(0, LARGE - 1)) {
                assertThat(again.delete("/interactions/" + id)).as("deleting on a full disk").isEqualTo(204);
                assertThat(sender.get(service, "/interactions").path("items")).isNotEmpty();
            }
            assertThat(again.logout()).isEqualTo(204);

            long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
            while (!keep(sender, service, new Acknowledged(), 3) && System.nanoTime() < end) {
                ServiceProcess.pause(500);
            }
            new Checker(sender).awaitQuiet(service, Duration.ofMinutes(1));
            assertThat(sender.get(service, "/interactions").path("items")).as("the last large one and the new one").hasSize(2);
            assertThat(held).as("room is held back again").hasSize(32 << 20);
            service.stop(Duration.ofSeconds(35));
        }
        assertThat(ServiceProcess.command(disk, LITTLE_BALLAST, "audit", "verify")).contains("sound");
    }

    /** 440 s in 14 MB, most of it silence. */
    private static byte[] large(int number) {
        short[] silence = Wav.tone(8_000, 1, 439, 0);
        return Wav.pcm16(8_000, Wav.joined(Wav.tone(8_000, 200 + number, 1, 0.2), silence),
                Wav.joined(Wav.tone(8_000, 900 + number, 1, 0.1), silence)).bytes();
    }

    private static boolean keep(Sender sender, ServiceProcess service, Acknowledged acknowledged, int number) throws IOException {
        byte[] wav = Sender.call(number);
        HttpResponse<String> answer = sender.sendCall(service, "key-" + number, wav);
        if (answer.statusCode() != 201 && answer.statusCode() != 200) {
            return false;
        }
        acknowledged.add(new Acknowledged.Receipt("key-" + number, Sender.json(answer).path("id").asText(),
                dev.earmark.hash.Sha256.hex(wav), true));
        return true;
    }
}
