package dev.earmark.library;

import dev.earmark.trust.CalibrationFile;
import dev.earmark.fault.Rejected;
import dev.earmark.rubric.Rubric;
import dev.earmark.rubric.RubricShelf;
import dev.earmark.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Publishes the rubrics of a folder in the store with the calibrations beside them, those that are not there yet. What was published
 * stays as it is, and what was retired stays retired.
 */
public final class RubricSeeds {

    private final Store store;
    private final Path folder;
    private final Clock clock;
    private final Seeds<Rubric> seeds;

    /** @param folder of rubrics, one YAML file each, named by the rubric's id */
    public RubricSeeds(Store store, Path folder, Clock clock) {
        this.store = store;
        this.folder = folder;
        this.clock = clock;
        RubricForm form = new RubricForm();
        this.seeds = new Seeds<>(store, new Library<>(store, form, clock), form);
    }

    /**
     * @return a sentence for each file that differs from what is published under its version, or was made for another, and so is not used
     * @throws Rejected with {@code rubric.invalid} and the place when a file is wrong
     */
    public List<String> plant() {
        List<String> differing = new ArrayList<>();
        RubricShelf shelf = new RubricShelf(folder);
        for (String id : shelf.ids()) {
            RubricShelf.Shelved shelved = shelf.published(id);
            Optional<String> differs = seeds.plant(id + ".yaml", shelved.rubric(), shelved.text());
            if (differs.isPresent()) {
                differing.add(differs.get());
                continue;
            }
            calibration(shelved.rubric()).ifPresent(differing::add);
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
            new RubricCalibrations(store, clock).keep(rubric, text(file), Seeds.SYSTEM);
            return Optional.empty();
        } catch (Rejected wrong) {
            return Optional.of(file.getFileName() + " is not used: " + wrong.sentence());
        }
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
