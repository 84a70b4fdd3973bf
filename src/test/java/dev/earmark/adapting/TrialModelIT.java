package dev.earmark.adapting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.speech.model.Models;
import dev.earmark.speech.talk.LearntTalk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrialModelIT {

    @TempDir
    private Path data;

    @Test
    void whatAKilledTrialLeftIsRemovedADayLaterAndOneThatRunsIsNot() throws IOException {
        Path left = Files.createDirectories(data.resolve("models/trial-1/models"));
        Path running = Files.createDirectories(data.resolve("models/trial-2"));
        Files.setLastModifiedTime(left.getParent(), FileTime.from(Instant.now().minus(Duration.ofDays(2))));
        TrialModel.of(new Models(data, data), "vosk", new LearntTalk(new byte[] {1}, 0.1), Clock.systemUTC()).close();
        try (Stream<Path> found = Files.list(data.resolve("models"))) {
            assertThat(found).containsExactly(running);
        }
    }
}
