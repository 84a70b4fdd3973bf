package dev.earmark.promises;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earmark.hash.Sha256;
import dev.earmark.testing.S3Double;
import dev.earmark.testing.ServiceProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service with its recordings in a bucket, from the first call to a restored backup. */
class BucketPromiseIT {

    private static final S3Double SERVER = S3Double.shared();

    @TempDir
    Path data;

    @TempDir
    Path fresh;

    @TempDir
    Path logs;

    private final String bucket = SERVER.bucket();

    private Map<String, String> settings(String prefix) {
        Map<String, String> settings = new HashMap<>(SERVER.environment());
        settings.put("EARMARK_STORE_BLOBS", "s3://" + bucket + "/" + prefix);
        return settings;
    }

    private List<Path> objects(String prefix) throws IOException {
        try (Stream<Path> files = Files.walk(SERVER.folder(bucket).resolve(prefix))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void callsAreHeardPlayedBackedUpRestoredAndErased() throws IOException {
        Sender sender = new Sender(ServiceProcess.command(data, settings("live"), "key", "checker"));
        Acknowledged acknowledged = new Acknowledged();
        try (ServiceProcess service = ServiceProcess.start(data, logs, settings("live"))) {
            for (int number = 1; number <= 3; number++) {
                byte[] call = Sender.call(number);
                JsonNode kept = Sender.json(sender.sendCall(service, "key-" + number, call));
                acknowledged.add(new Acknowledged.Receipt("key-" + number, kept.path("id").asText(), Sha256.hex(call), true));
            }
            checked(service, sender, acknowledged);
            assertThat(objects("live")).as("a recording and its outline each, and the owner's mark").hasSize(7);
            assertThat(service.log()).contains("recordings are kept in s3://" + bucket + "/live/");
            assertThat(service.stop(Duration.ofSeconds(35))).isEqualTo(143);
        }
        assertThat(data.resolve("blobs")).doesNotExist();
        try (Stream<Path> spool = Files.list(data.resolve("spool"))) {
            assertThat(spool.filter(Files::isDirectory)).as("copies on this machine").isEmpty();
        }
        assertThat(ServiceProcess.command(data, settings("live"), "scrub")).contains("6 files");

        Path backup = logs.resolve("backup");
        assertThat(ServiceProcess.command(data, settings("live"), "backup", backup.toString())).contains("8 files");
        ServiceProcess.command(fresh, settings("restored"), "restore", backup.toString(), "--audit-key",
                data.resolve("audit.key").toString());
        try (ServiceProcess service = ServiceProcess.start(fresh, logs, settings("restored"))) {
            checked(service, sender, acknowledged);
            String erased = acknowledged.all().values().iterator().next().id();
            assertThat(sender.delete(service, "/interactions/" + erased)).isEqualTo(204);
            assertThat(objects("restored")).noneMatch(object -> object.toString().contains(erased)).hasSize(5);
        }
    }

    private static void checked(ServiceProcess service, Sender sender, Acknowledged acknowledged) throws IOException {
        Checker checker = new Checker(sender);
        checker.awaitQuiet(service, Duration.ofMinutes(2));
        assertThat(checker.complaints(service, acknowledged)).isEmpty();
    }

    @Test
    void aBucketThatCannotBeUsedStopsTheStartInOneSentence() {
        Map<String, String> wrong = settings("live");
        wrong.put("EARMARK_S3_SECRET_KEY", "not-the-secret");

        try (ServiceProcess service = ServiceProcess.launch(data, logs, wrong)) {
            assertThat(service.awaitEnd(Duration.ofSeconds(60))).isEqualTo(3);
            assertThat(service.log()).contains("blobs.keys-wrong").doesNotContain("not-the-secret", "\tat ");
        }
    }
}
