package dev.earmark.library;

import dev.earmark.access.AuditEntry;
import dev.earmark.trust.CalibrationFile;
import dev.earmark.fault.Rejected;
import dev.earmark.rubric.Rubric;
import dev.earmark.rubric.RubricShelf;
import dev.earmark.rubric.RubricText;
import dev.earmark.store.RubricVersions.Kept;
import dev.earmark.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Publishes the rubrics of a folder in the store with the calibrations beside them, those that are not there yet. What is published already
 * stays as it is.
 */
public final class RubricSeeds {

    private static final String SYSTEM = "system";

    private final Store store;
    private final Path folder;
    private final Clock clock;

    /** @param folder of rubrics, one YAML file each, named by the rubric's id */
    public RubricSeeds(Store store, Path folder, Clock clock) {
        this.store = store;
        this.folder = folder;
        this.clock = clock;
    }

    /**
     * @return a sentence for each file that differs from what is published under its version, or was made for another, and so is not used
     * @throws Rejected with {@code rubric.invalid} and the place when a file is wrong
     */
    public List<String> plant() {
        List<String> differing = new ArrayList<>();
        for (String id : new RubricShelf(folder).ids()) {
            String yaml = text(folder.resolve(id + ".yaml"));
            Rubric rubric = RubricText.read(id + ".yaml", yaml);
            Optional<Kept> there = store.read(tx -> tx.rubrics().find(rubric.id(), rubric.version()));
            if (there.isEmpty() || !there.get().published()) {
                store.writeUrgently(tx -> plant(tx, rubric, yaml));
            } else if (!there.get().sha256().equals(rubric.sha256())) {
                differing.add("The file " + id + ".yaml differs from the published rubric " + RubricName.of(rubric)
                        + "; raise its version to use it.");
                continue;
            }
            calibration(rubric).ifPresent(differing::add);
        }
        return differing;
    }

    /** Publishes what labels have shown of a rubric with it. @return why it is not used */
    private Optional<String> calibration(Rubric rubric) {
        Path file = CalibrationFile.beside(folder, rubric.id());
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            new RubricCalibrations(store, clock).keep(rubric, text(file), SYSTEM);
            return Optional.empty();
        } catch (Rejected wrong) {
            return Optional.of(file.getFileName() + " is not used: " + wrong.sentence());
        }
    }

    private boolean plant(Store.Tx tx, Rubric rubric, String yaml) {
        Kept kept = new Kept(rubric.id(), rubric.version(), false, rubric.title(), rubric.sha256(), yaml, SYSTEM, clock.instant());
        boolean planted = tx.rubrics().putDraft(kept) && tx.rubrics().publish(rubric.id(), rubric.version(), SYSTEM, kept.at());
        if (planted) {
            tx.audit().append(new AuditEntry(kept.at(), SYSTEM, "rubric.publish", RubricName.of(rubric).toString(), kept.sha256()));
        }
        return planted; // not when another node was faster
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new Rejected("rubric.invalid", file.getFileName() + " cannot be read as text in UTF-8 ("
                    + unreadable.getClass().getSimpleName() + ").", unreadable);
        }
    }
}
