package dev.earmark.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earmark.fault.Rejected;
import dev.earmark.rubric.Checks;
import dev.earmark.rubric.Rubric;
import dev.earmark.rubric.RubricShelf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CalibrationShelfIT {

    private static final String RUBRIC = """
            rubric: small
            version: 1
            title: Small
            sections:
              - id: all
                title: All
                criteria:
                  - id: thanks
                    question: Does the agent thank the caller?
                    weight: 100
                    check: {examples: {count: [thank you, thanks a lot, many thanks], at-least: 0.7}}
            """;

    private final List<String> hints = new ArrayList<>();

    @TempDir
    Path folder;

    private CalibrationShelf shelf;

    @BeforeEach
    void openShelf() throws IOException {
        Files.writeString(folder.resolve("small.yaml"), RUBRIC);
        shelf = new CalibrationShelf(folder, hints::add);
    }

    @Test
    void whatWasWrittenIsReadAgain() {
        Calibration written = calibration(rubric().sha256(), "model@1");
        CalibrationFile.write(CalibrationFile.beside(folder, "small"), written);

        assertThat(shelf.of(rubric(), "model@1")).contains(written);
        assertThat(hints).isEmpty();
    }

    @Test
    void thresholdsFromLabelsReplaceTheAuthors() {
        Rubric applied = calibration(rubric().sha256(), "model@1").applied(rubric());

        assertThat(applied.criteria().flatMap(criterion -> Checks.examples(criterion.check())).map(check -> check.atLeast()))
                .containsExactly(0.55);
    }

    @Test
    void aRubricThatHasChangedIsToldOnceAndItsCalibrationIsNotUsed() {
        CalibrationFile.write(CalibrationFile.beside(folder, "small"), calibration("other", "model@1"));

        assertThat(shelf.of(rubric(), "model@1")).isEmpty();
        assertThat(shelf.of(rubric(), "model@1")).isEmpty();
        assertThat(hints).singleElement().asString().contains("small has changed since it was calibrated")
                .contains("earmark calibrate small");
    }

    @Test
    void anotherSentenceModelNeedsACalibrationOfItsOwn() {
        CalibrationFile.write(CalibrationFile.beside(folder, "small"), calibration(rubric().sha256(), "model@1"));

        assertThat(shelf.of(rubric(), "model@2")).isEmpty();
        assertThat(hints).singleElement().asString().contains("model@1").contains("model@2");
    }

    @Test
    void aBrokenFileIsToldAndScoringGoesOn() throws IOException {
        Path file = Files.writeString(CalibrationFile.beside(folder, "small"),
                CalibrationFile.text(calibration("x", "m")).replace("kappa: 0.7000", "kappa: 7"));

        assertThatThrownBy(() -> CalibrationFile.read(file)).isInstanceOf(Rejected.class).hasMessageContaining("kappa");
        assertThat(shelf.of(rubric(), "m")).isEmpty();
        assertThat(hints).singleElement().asString().contains("not used");
    }

    @Test
    void calibrationsAreNoRubrics() {
        CalibrationFile.write(CalibrationFile.beside(folder, "small"), calibration("x", "m"));

        assertThat(new RubricShelf(folder).ids()).containsExactly("small");
    }

    private Rubric rubric() {
        return new RubricShelf(folder).get("small");
    }

    private static Calibration calibration(String sha256, String embedding) {
        CriterionCalibration thanks = new CriterionCalibration("thanks", List.of(0.55),
                Map.of("met", new ConfidenceCurve(List.of(0.2, 0.9), List.of(0.5, 0.95))),
                new TrustGate(TrustGate.State.SUGGESTION, 40, 12, 0.7, 0.75, 0.5));
        return new Calibration("small", sha256, embedding, LocalDate.of(2026, 1, 31), List.of("a set \"quoted\""), 40, 0.1, 0.03,
                Map.of("thanks", thanks));
    }
}
