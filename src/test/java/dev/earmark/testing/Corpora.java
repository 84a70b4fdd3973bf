package dev.earmark.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The folder with real material to measure against, which is not part of the project. */
public final class Corpora {

    private Corpora() {}

    /** The set's folder; skips the test with a loud line when it is not on this machine. */
    public static Path folder(String set) {
        Path all = Path.of(Optional.ofNullable(System.getenv("EARMARK_CORPORA")).orElse("../shared/corpora"));
        Path folder = all.resolve(set);
        if (!Files.isDirectory(folder)) {
            System.err.println("SKIPPED: no corpus " + set + " in " + all.toAbsolutePath().normalize() + " (set EARMARK_CORPORA)");
        }
        assumeTrue(Files.isDirectory(folder), "corpus " + set);
        return folder;
    }
}
