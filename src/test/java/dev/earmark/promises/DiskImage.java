package dev.earmark.promises;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file system in a file, mounted by a loop device. Needs root. */
final class DiskImage implements AutoCloseable {

    private final Path image;
    private final Path mounted;
    private boolean open;

    private DiskImage(Path image) throws IOException {
        this.image = image;
        this.mounted = Files.createDirectory(image.resolveSibling(image.getFileName() + "-mounted"));
    }

    /** A new one, formatted and mounted. */
    static DiskImage fresh(Path folder, int megabytes) throws IOException {
        DiskImage disk = new DiskImage(Files.createTempFile(folder, "disk", ".img"));
        Shell.run("truncate", "-s", megabytes + "M", disk.image.toString());
        Shell.run("mkfs.ext4", "-q", "-E", "lazy_itable_init=0,lazy_journal_init=0", disk.image.toString());
        disk.mount();
        return disk;
    }

    /** What the disk would hold if the power went now; not mounted yet. */
    DiskImage copy() throws IOException {
        Path other = Files.createTempFile(image.getParent(), "disk", ".img");
        Shell.run("cp", "--sparse=always", image.toString(), other.toString());
        return new DiskImage(other);
    }

    void mount() {
        Shell.run("mount", "-o", "loop", image.toString(), mounted.toString());
        open = true;
    }

    /** A folder on the disk. */
    Path data() throws IOException {
        return Files.createDirectories(mounted.resolve("data"));
    }

    @Override
    public void close() {
        if (open) {
            open = !Shell.succeeds("umount", mounted.toString()) && !Shell.succeeds("umount", "-l", mounted.toString());
        }
    }
}
