package dev.earmark.trust;

import dev.earmark.fault.Fault;
import dev.earmark.rubric.Rubric;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * The calibrations that lie beside rubrics, named {@code ID.calibration.yaml}. One that is wrong, or was made for other bytes of the
 * rubric or another sentence model, is passed over and told once, in one sentence. Safe for many threads.
 */
public final class CalibrationShelf implements Calibrations {

    private final List<Path> folders = new CopyOnWriteArrayList<>();
    private final Consumer<String> hints;
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    /** @param hints is told, once each, why a calibration is not used */
    public CalibrationShelf(Path folder, Consumer<String> hints) {
        folders.add(folder);
        this.hints = hints;
    }

    /** Looks there as well, and there first: a rubric that was named as a file has its calibration beside it. */
    public void lookIn(Path folder) {
        if (!folders.contains(folder)) {
            folders.addFirst(folder);
        }
    }

    @Override
    public Optional<Calibration> of(Rubric rubric, String embedding) {
        for (Path folder : folders) {
            Path file = CalibrationFile.beside(folder, rubric.id());
            if (Files.isRegularFile(file)) {
                return fitting(file, rubric, embedding);
            }
        }
        return Optional.empty();
    }

    private Optional<Calibration> fitting(Path file, Rubric rubric, String embedding) {
        try {
            Calibration calibration = CalibrationFile.read(file);
            if (!calibration.rubricSha256().equals(rubric.sha256())) {
                return passedOver("The rubric " + rubric.id() + " has changed since it was calibrated, so " + file.getFileName()
                        + " is not used; run \"earmark calibrate " + rubric.id() + "\" again.");
            } else if (!calibration.embedding().equals(embedding)) {
                return passedOver(file.getFileName() + " was made with the sentence model " + calibration.embedding() + ", and this one is "
                        + embedding
                        + ", so it is not used; run \"earmark calibrate " + rubric.id() + "\" again.");
            }
            return Optional.of(calibration);
        } catch (Fault wrong) {
            return passedOver(wrong.getMessage() + " The calibration is not used.");
        }
    }

    private Optional<Calibration> passedOver(String hint) {
        if (told.add(hint)) {
            hints.accept(hint);
        }
        return Optional.empty();
    }
}
