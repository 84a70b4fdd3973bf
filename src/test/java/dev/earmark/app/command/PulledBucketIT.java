package dev.earmark.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earmark.fault.Rejected;
import dev.earmark.fault.Unavailable;
import dev.earmark.inbox.pull.Pull;
import dev.earmark.inbox.pull.RemoteFile;
import dev.earmark.testing.S3Double;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PulledBucketIT {

    private final S3Double server = S3Double.shared();
    private final String bucket = server.bucket();

    @TempDir
    Path folder;

    private void put(String key, String bytes) throws IOException {
        Path file = server.folder(bucket).resolve(key);
        Files.createDirectories(file.getParent());
        Files.writeString(file, bytes);
    }

    @Test
    void whatIsNewBelowThePrefixIsFetchedOnceUnderItsOwnName() throws IOException {
        put("calls/2026/Ann Lee-17.wav", "sound");
        put("calls/2026/Ann Lee-17.json", "{}");
        put("other/b.wav", "other");
        List<String> fetched = new ArrayList<>();

        try (PulledBucket calls = PulledBucket.of("s3://" + bucket + "/calls", server.settings())) {
            Pull pull = new Pull(folder, Clock.systemUTC());
            assertThat(pull.from(calls, file -> true, copies -> look(copies, fetched))).isEqualTo(new Pull.Tally(2, 0, 0, 0));
            assertThat(pull.from(calls, file -> true, copies -> look(copies, fetched))).isEqualTo(new Pull.Tally(0, 2, 0, 0));
        }

        assertThat(fetched).containsExactly("2026/Ann Lee-17.json {}", "2026/Ann Lee-17.wav sound");
    }

    private static void look(Path copies, List<String> fetched) {
        try (Stream<Path> files = Files.walk(copies)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                fetched.add(copies.relativize(file) + " " + Files.readString(file));
            }
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
    }

    @Test
    void anObjectThatIsWrittenAgainWhileItIsFetchedIsNotTakenForTheOldOne() throws IOException {
        put("a.wav", "old");
        try (PulledBucket all = PulledBucket.of("s3://" + bucket, server.settings())) {
            RemoteFile listed = all.list().findFirst().orElseThrow();
            assertThatThrownBy(() -> all.open(new RemoteFile(listed.name(), listed.mark(), 9))).isInstanceOf(IOException.class);
            assertThat(all.open(listed).readAllBytes()).asString().isEqualTo("old");
        }
    }

    @Test
    void whatIsNoBucketIsToldInOneSentence() {
        assertThatThrownBy(() -> PulledBucket.of("s3://A_B", server.settings())).isInstanceOf(Rejected.class)
                .hasMessageContaining("s3://BUCKET/PREFIX");
        try (PulledBucket none = PulledBucket.of("s3://there-is-none-of-it", server.settings())) {
            assertThatThrownBy(() -> new Pull(folder, Clock.systemUTC()).from(none, file -> true, copies -> { }))
                    .isInstanceOf(Unavailable.class);
        }
    }
}
