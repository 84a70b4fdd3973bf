package dev.earmark.inbox.pull;

import dev.earmark.fault.Conflict;
import dev.earmark.fault.Unavailable;
import dev.earmark.hash.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Fetches what is new in a place, some hundred files at a time. For one thread. */
public final class Pull {

    private static final int MOST_FILES = 200;
    private static final long MOST_BYTES = 2L << 30;

    private final Path folder;

    /** @param folder of this machine for copies and cursors */
    public Pull(Path folder) {
        this.folder = folder;
    }

    /** @param fetched now; @param before fetched by an earlier run; @param other not wanted */
    public record Tally(int fetched, int before, int other) {}

    /**
     * Hands over folders with what is new, each removed when {@code taking} is done with it and noted as fetched unless that throws.
     *
     * @param wanted asked of the name of each file
     * @throws Conflict    with {@code inbox.pull-running} when another process fetches from there
     * @throws Unavailable with {@code inbox.pull-broken} when a file breaks off or cannot be written; what was taken in stays noted
     */
    public Tally from(RemoteFiles place, Predicate<Path> wanted, Consumer<Path> taking) {
        String name = Sha256.hex(place.address().getBytes(StandardCharsets.UTF_8)).substring(0, 16);
        try {
            Files.createDirectories(folder);
            try (FileChannel channel = FileChannel.open(folder.resolve(name + ".lock"), StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE); FileLock lock = lock(channel)) {
                if (lock == null) {
                    throw new Conflict("inbox.pull-running", "Something else is fetching from " + place.address()
                            + " at this moment; wait until it has ended.");
                }
                return from(place, wanted, taking, folder.resolve(name), new PullCursor(folder.resolve(name + ".cursor")));
            }
        } catch (IOException broken) {
            throw new Unavailable("inbox.pull-broken", "Fetching from " + place.address() + " was broken off ("
                    + broken.getClass().getSimpleName() + (broken.getMessage() == null ? "" : ": " + broken.getMessage())
                    + "); start it again, it goes on where it was.", broken);
        }
    }

    /** @return null when somebody else holds it */
    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException own) {
            return null;
        }
    }

    private Tally from(RemoteFiles place, Predicate<Path> wanted, Consumer<Path> taking, Path copies, PullCursor cursor)
            throws IOException {
        int before = 0;
        int other = 0;
        int fetched = 0;
        List<RemoteFile> batch = new ArrayList<>();
        try (Stream<RemoteFile> listed = place.list()) {
            for (Iterator<RemoteFile> files = listed.iterator(); files.hasNext();) {
                RemoteFile file = files.next();
                if (!wanted.test(Path.of(SafeName.of(file.name())))) {
                    other++;
                } else if (cursor.has(file)) {
                    before++;
                } else {
                    if (full(batch) && !belongTogether(batch.getLast(), file)) {
                        fetched += take(place, batch, copies, taking, cursor);
                    }
                    batch.add(file);
                }
            }
        }
        return new Tally(fetched + take(place, batch, copies, taking, cursor), before, other);
    }

    private static boolean full(List<RemoteFile> batch) {
        return batch.size() >= MOST_FILES || batch.stream().mapToLong(RemoteFile::bytes).sum() >= MOST_BYTES;
    }

    /** A recording with its sidecar, or with the other half of the call: the names differ behind their last mark only. */
    private static boolean belongTogether(RemoteFile one, RemoteFile next) {
        String stem = one.name().replaceFirst("[-_.][^-_./]*(?:\\.[^-_./]*)?$", "");
        return next.name().startsWith(stem);
    }

    private static int take(RemoteFiles place, List<RemoteFile> batch, Path copies, Consumer<Path> taking, PullCursor cursor)
            throws IOException {
        if (batch.isEmpty()) {
            return 0;
        }
        clear(copies);
        for (RemoteFile file : batch) {
            Path copy = copies.resolve(SafeName.of(file.name()));
            Files.createDirectories(copy.getParent() == null ? copies : copy.getParent());
            try (InputStream bytes = place.open(file)) {
                Files.copy(bytes, SafeName.free(copy));
            }
        }
        taking.accept(copies);
        cursor.add(batch);
        clear(copies);
        int count = batch.size();
        batch.clear();
        return count;
    }

    private static void clear(Path copies) throws IOException {
        if (Files.exists(copies)) {
            try (Stream<Path> all = Files.walk(copies)) {
                for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(one);
                }
            }
        }
    }
}
