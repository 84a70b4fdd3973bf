package dev.earmark.app;

import dev.earmark.speech.model.AdaptedTalks;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Compares what the recogniser of this node has learnt with its digests, and says in the log what is damaged. */
final class LearntCheck implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(LearntCheck.class);

    private final AdaptedTalks versions;

    LearntCheck(Path dataFolder) {
        this.versions = new AdaptedTalks(dataFolder);
    }

    @Override
    public void run() {
        versions.kept().damaged().forEach(wrong -> LOG.atError().addKeyValue("code", wrong.code()).log(wrong.sentence()));
    }
}
