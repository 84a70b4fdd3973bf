package dev.earmark.adapting;

import dev.earmark.speech.model.AdaptedTalk;
import dev.earmark.speech.model.Models;
import dev.earmark.speech.talk.LearntTalk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** The models with weights in use that are only tried, in a folder of their own that is deleted afterwards. */
public final class TrialModel implements AutoCloseable {

    private static final String NAME = "trial";

    private final Path folder;
    private final Models models;

    private TrialModel(Path folder, Models models) {
        this.folder = folder;
        this.models = models;
    }

    /** @param model for which the weights were learnt @throws IOException when there is no room for it, some 80 MB */
    public static TrialModel of(Models models, String model, LearntTalk learnt, Clock clock) throws IOException {
        Path folder = Files.createTempDirectory("earmark-trial-");
        Models trial = models.unpackedIn(folder);
        AdaptedTalk talk = trial.adapted().add(NAME, model, learnt, clock.instant(), new AdaptedTalk.Facts(0, 0, 0, 0, Optional.empty()));
        trial.adapted().use(Optional.of(talk));
        return new TrialModel(folder, trial);
    }

    public Models models() {
        return models;
    }

    @Override
    public void close() {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
