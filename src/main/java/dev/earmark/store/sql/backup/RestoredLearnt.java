package dev.earmark.store.sql.backup;

import dev.earmark.disk.Forced;
import dev.earmark.fault.Conflict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The folder of what the recogniser has learnt, into which a backup is put. What is there stays. For one restore and one thread. */
final class RestoredLearnt {

    /** Names the version in use. */
    static final String POINTER = "in-use";

    private final Path folder;
    private final List<Path> copied = new ArrayList<>();

    RestoredLearnt(Path data) {
        this.folder = data.resolve(BackupFolder.LEARNT);
    }

    /**
     * Has its name when all of it is there, so that a restore that is killed leaves no half file.
     *
     * @throws Conflict with {@code store.not-empty} when another version of that name is there
     */
    void copy(Path from, String name) throws IOException {
        Path to = folder.resolve(name);
        if (Files.exists(to)) {
            if (!name.equals(POINTER) && Files.mismatch(from, to) >= 0) {
                throw new Conflict("store.not-empty", "The data folder holds another " + to + " than the backup: restore into a new one.");
            }
            return;
        }
        Path part = folder.resolve(name + ".part");
        Files.deleteIfExists(part);
        copied.add(part);
        RestoredInFolder.copy(from, part);
        copied.add(to);
        Files.move(part, to, StandardCopyOption.ATOMIC_MOVE);
        Forced.folder(folder);
    }

    void takeBack() throws IOException {
        for (Path file : copied) {
            Files.deleteIfExists(file);
        }
        if (!copied.isEmpty()) {
            RestoredInFolder.removeEmpty(folder);
            RestoredInFolder.removeEmpty(Objects.requireNonNull(folder.getParent()));
        }
    }
}
