package dev.earmark.jobs;

import dev.earmark.results.KnownResult;
import dev.earmark.library.RubricSeeds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earmark.fault.Rejected;
import dev.earmark.hash.Sha256;
import dev.earmark.interaction.Priority;
import dev.earmark.interaction.Status;
import dev.earmark.scoring.Scorecard;
import dev.earmark.testing.FakeEmbedder;
import dev.earmark.testing.Workplace;
import dev.earmark.trust.Calibration;
import dev.earmark.trust.CalibrationFile;
import dev.earmark.trust.ConfidenceCurve;
import dev.earmark.trust.CriterionCalibration;
import dev.earmark.trust.TrustGate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The calibration that belongs to a rubric goes with it into the service, and scorecards say which one they rest on. */
class CalibratedIT {

    @TempDir
    Path folder;

    private Workplace place;

    @BeforeEach
    void open() {
        place = new Workplace(folder);
    }

    @AfterEach
    void close() {
        place.close();
    }

    private Path calibration(double confidence, String rubricSha256) {
        TrustGate gate = new TrustGate(TrustGate.State.SUGGESTION, 37, 9, 0.9, 1, 0.7);
        CriterionCalibration criterion = new CriterionCalibration("own-name", List.of(),
                Map.of("met", new ConfidenceCurve(List.of(0.5), List.of(confidence))), gate);
        Calibration calibration = new Calibration("small", rubricSha256, new FakeEmbedder().modelId(), LocalDate.of(2026, 1, 31),
                List.of("labels"), 37, 0.1, 0.05,
                Map.of("own-name", criterion));
        Path file = CalibrationFile.beside(folder.resolve("rubrics"), "small");
        CalibrationFile.write(file, calibration);
        return file;
    }

    private List<String> plant() {
        return new RubricSeeds(place.store(), folder.resolve("rubrics"), Clock.systemUTC()).plant();
    }

    private Scorecard scored(String id) {
        String kept = place.chat(place.reception(), id, Priority.FRESH).id();
        Workplace.until(() -> place.interaction(kept).status() instanceof Status.Scored);
        return place.store().<Scorecard>read(tx -> new KnownResult().of(tx, kept, null, null).scorecard());
    }

    @Test
    void whatIsScoredSaysWhichCalibrationItRestsOn() throws IOException {
        String sha256 = place.rubrics().load("small", 1).sha256();
        try (Workers workers = place.workers(Duration.ofSeconds(60), WorkListener.NOBODY)) {
            workers.start();
            Scorecard without = scored("one");
            Path file = calibration(0.72, sha256);
            assertThat(plant()).isEmpty();
            Scorecard with = scored("two");
            calibration(0.73, sha256);
            assertThat(plant()).isEmpty();
            calibration(0.72, sha256);
            assertThat(plant()).as("an old file brings nothing back").isEmpty();

            assertThat(Objects.requireNonNull(without.basis()).calibrationSha256()).isNull();
            assertThat(Objects.requireNonNull(with.basis()).calibrationSha256()).isEqualTo(Sha256.hex(Files.readAllBytes(file)));
            assertThat(with.judgements().getFirst().confidence()).isEqualTo(0.72);
            assertThat(Objects.requireNonNull(with.judgements().getFirst().standing()).lacks()).isEqualTo("37 of 100 labels");
            assertThat(scored("three").judgements().getFirst().confidence()).isEqualTo(0.73);
        }
    }

    @Test
    void aCalibrationForOtherBytesIsToldAndNotUsed() throws IOException {
        Path file = calibration(0.72, "ab".repeat(32));

        assertThat(plant()).singleElement().asString().contains("small.calibration.yaml is not used");
        assertThat(place.rubrics().calibrations().of(place.rubrics().load("small", 1))).isEmpty();
        String yaml = Files.readString(file);
        assertThatThrownBy(() -> place.rubrics().calibrations().keep(place.rubrics().load("small", 1), yaml, "ann"))
                .isInstanceOfSatisfying(Rejected.class, refused -> assertThat(refused.code()).isEqualTo("calibration.outdated"));
    }
}
