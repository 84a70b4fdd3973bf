package dev.earmark.adapting;

import dev.earmark.disk.Leftovers;
import dev.earmark.disk.PrivateFiles;
import dev.earmark.fault.Unavailable;
import dev.earmark.speech.model.AdaptedTalk;
import dev.earmark.speech.model.AdaptedTalks;
import dev.earmark.speech.model.Models;
import dev.earmark.speech.talk.LearntTalk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** The models with weights in use that are only tried, in a folder of their own that is deleted afterwards. */
public final class TrialModel implements AutoCloseable {

    private static final String NAME = "trial";
    private static final String PREFIX = "trial-";
    private static final Duration LONGEST = Duration.ofDays(1);

    private final Path folder;
    private final Models models;

    private TrialModel(Path folder, Models models) {
        this.folder = folder;
        this.models = models;
    }

    /**
     * Beside the models. What a trial left that was killed is removed by one that begins a day later.
     *
     * @param model for which the weights were learnt
     * @throws dev.earmark.fault.Unavailable when there is no room for it, some 80 MB
     */
    public static TrialModel of(Models models, String model, LearntTalk learnt, Clock clock) {
        Path folder = made(models.folder(), clock);
        TrialModel made = new TrialModel(folder, models.unpackedIn(folder));
        try {
            AdaptedTalks tried = made.models.adapted();
            tried.use(Optional.of(tried.add(NAME, model, learnt, clock.instant(), new AdaptedTalk.Facts(0, 0, 0, 0, Optional.empty()))));
            return made;
        } catch (RuntimeException failed) {
            made.close();
            throw failed;
        }
    }

    private static Path made(Path parent, Clock clock) {
        try {
            PrivateFiles.createFolders(parent);
            Leftovers.remove(parent, PREFIX + "*", clock.instant().minus(LONGEST));
            return Files.createTempDirectory(parent, PREFIX);
        } catch (IOException closed) {
            throw new Unavailable("speech.model-not-unpacked", "Nothing can be tried in " + parent
                    + "; check that the folder may be written and has 100 MB free.", closed);
        }
    }

    public Models models() {
        return models;
    }

    /** What cannot be removed now is removed by a later trial. */
    @Override
    public void close() {
        Leftovers.removeIfPossible(folder);
    }
}
