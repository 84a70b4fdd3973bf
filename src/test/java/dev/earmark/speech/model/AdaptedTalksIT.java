package dev.earmark.speech.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earmark.fault.Unavailable;
import dev.earmark.hash.Sha256;
import dev.earmark.speech.talk.LearntTalk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdaptedTalksIT {

    private static final Instant NOW = Instant.parse("2026-12-01T10:00:00Z");
    private static final AdaptedTalk.Facts FACTS = new AdaptedTalk.Facts(3, 400, 120.5, 80.25,
            Optional.of(new AdaptedTalk.Errors(20.5, 15, 200)));

    @TempDir
    Path data;

    @Test
    void everyVersionIsKeptWithWhatWasMeasuredAndNumberedByItsName() throws IOException {
        AdaptedTalk first = add("house");
        AdaptedTalk second = add("house");
        AdaptedTalk other = add("billing");
        assertThat(talks().all()).containsExactly(other, first, second);
        assertThat(second.name()).isEqualTo("house-2");
        assertThat(Sha256.of(second.file())).isEqualTo(second.sha256());
        assertThat(talks().named("house-1").facts()).isEqualTo(FACTS);
    }

    @Test
    void theTenthVersionComesBehindTheNinth() {
        for (int i = 0; i < 10; i++) {
            add("house");
        }
        assertThat(talks().all().getLast().name()).isEqualTo("house-10");
    }

    @Test
    void oneIsInUseUntilAnotherIsOrNone() {
        assertThat(talks().inUse()).isEmpty();
        AdaptedTalk first = add("house");
        AdaptedTalk second = add("house");
        talks().use(Optional.of(second));
        assertThat(talks().chosen("in-use")).contains(second);
        assertThat(talks().chosen("house-1")).contains(first);
        assertThat(talks().chosen("none")).isEmpty();
        talks().use(Optional.empty());
        assertThat(talks().chosen("in-use")).isEmpty();
    }

    @Test
    void aVersionThatIsNotThereIsNamedWithThoseThatAre() {
        add("house");
        assertThatThrownBy(() -> talks().chosen("house-7")).isInstanceOf(Unavailable.class).hasMessageContaining("house-7")
                .hasMessageContaining("[house-1]");
    }

    @Test
    void aDescriptionThatWasDamagedIsNamed() throws IOException {
        add("house");
        Files.writeString(data.resolve("models/adapted/house-1.yaml"), "name: house-1\nmade: yesterday\n");
        assertThatThrownBy(() -> talks().all()).isInstanceOf(Unavailable.class).hasMessageContaining("house-1.yaml");
    }

    @Test
    void aDamagedVersionKeepsNobodyFromMakingAndUsingOthers() throws IOException {
        add("house");
        Files.writeString(data.resolve("models/adapted/house-1.yaml"), "rubbish");
        AdaptedTalk second = add("house");
        assertThat(second.name()).isEqualTo("house-2");
        assertThat(talks().last("house")).contains(second);
        assertThatThrownBy(() -> talks().named("house-7")).hasMessageContaining("[house-1, house-2]");
    }

    @Test
    void aDescriptionUnderAnotherNameIsNotTaken() throws IOException {
        add("house");
        Files.copy(data.resolve("models/adapted/house-1.yaml"), data.resolve("models/adapted/house-2.yaml"));
        assertThatThrownBy(() -> talks().named("house-2")).isInstanceOf(Unavailable.class).hasMessageContaining("house-2.yaml");
    }

    @Test
    void whatAProcessLeftThatWasKilledIsNoVersionAndItsPartsGoADayLater() throws IOException {
        Path folder = Files.createDirectories(data.resolve("models/adapted"));
        Files.writeString(folder.resolve("house-1.weights.gz"), "half");
        Path old = Files.writeString(folder.resolve("adapting-1.part"), "half");
        Path atWork = Files.writeString(folder.resolve("adapting-2.part"), "half");
        Files.setLastModifiedTime(old, FileTime.from(NOW.minus(Duration.ofHours(25))));
        Files.setLastModifiedTime(atWork, FileTime.from(NOW.minus(Duration.ofMinutes(5))));
        assertThat(talks().all()).isEmpty();

        AdaptedTalk made = add("house");

        assertThat(made.name()).isEqualTo("house-2");
        assertThat(talks().all()).containsExactly(made);
        assertThat(talks().kept().files()).hasSize(2).allSatisfy(file -> assertThat(file.getFileName().toString()).startsWith("house-2."));
        assertThat(old).doesNotExist();
        assertThat(atWork).exists();
    }

    @Test
    void thoseWhoAdaptAtOnceGetAVersionEach() {
        List<AdaptedTalk> made = IntStream.range(0, 16).parallel().mapToObj(_ -> add("house")).toList();

        assertThat(made).extracting(AdaptedTalk::name).doesNotHaveDuplicates();
        assertThat(talks().all()).containsExactlyInAnyOrderElementsOf(made);
        assertThat(talks().kept().damaged()).isEmpty();
    }

    private AdaptedTalk add(String line) {
        return talks().add(line, "vosk", new LearntTalk(line.getBytes(StandardCharsets.UTF_8), 0.25), NOW, FACTS);
    }

    private AdaptedTalks talks() {
        return new AdaptedTalks(data);
    }
}
