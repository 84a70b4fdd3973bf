package dev.earmark.inbox.pull;

import dev.earmark.disk.FolderTree;
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
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Fetches what is new in a place, some hundred files at a time. For one thread. */
public final class Pull {

    private static final int MOST_FILES = 200;
    private static final long MOST_BYTES = 2L << 30;

    private final Path folder;
    private final Clock clock;

    /** @param folder of this machine for copies and cursors */
    public Pull(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /** @param fetched now; @param before fetched by an earlier run; @param other not wanted; @param gone deleted or
     *               changed since they were listed */
    public record Tally(int fetched, int before, int other, int gone) {}

    /**
     * Hands over folders with what is new, each removed when {@code taking} is done with it and noted as fetched unless that throws.
     *
     * @param wanted asked of the name of each file
     * @throws Conflict    with {@code inbox.pull-running} when another process fetches from there
     * @throws Unavailable with {@code inbox.pull-broken} when a file breaks off or cannot be written; what was taken in stays noted
     */
    public Tally from(RemoteFiles place, Predicate<Path> wanted, Consumer<Path> taking) {
        String name = name(place.address());
        try {
            Files.createDirectories(folder);
            try (FileChannel channel = FileChannel.open(folder.resolve(name + ".lock"), StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE); FileLock lock = lock(channel)) {
                if (lock == null) {
                    throw new Conflict("inbox.pull-running", "Something else is fetching from " + place.address()
                            + " at this moment; wait until it has ended.");
                }
                Instant began = clock.instant();
                Tally tally = from(place, wanted, taking, folder.resolve(name), new PullCursor(folder.resolve(name + ".cursor")));
                Files.writeString(folder.resolve(name + ".whole"), began.toString());
                return tally;
            }
        } catch (IOException broken) {
            throw new Unavailable("inbox.pull-broken", "Fetching from " + place.address() + " was broken off ("
                    + broken.getClass().getSimpleName() + (broken.getMessage() == null ? "" : ": " + broken.getMessage())
                    + "); start it again, it goes on where it was.", broken);
        }
    }

    private static String name(String address) {
        return Sha256.hex(address.getBytes(StandardCharsets.UTF_8)).substring(0, 16);
    }

    /** When the last run began that has fetched everything there was; empty when none has. */
    public Optional<Instant> lastWhole(String address) {
        try {
            return Optional.of(Instant.parse(Files.readString(folder.resolve(name(address) + ".whole")).strip()));
        } catch (IOException | DateTimeParseException none) {
            return Optional.empty(); // then more is listed than is needed, and recognised
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
        Fetched done = Fetched.NOTHING;
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
                        done = done.plus(take(place, batch, copies, taking, cursor));
                    }
                    batch.add(file);
                }
            }
        }
        done = done.plus(take(place, batch, copies, taking, cursor));
        return new Tally(done.files(), before, other, done.gone());
    }

    private static boolean full(List<RemoteFile> batch) {
        return batch.size() >= MOST_FILES || batch.stream().mapToLong(RemoteFile::bytes).sum() >= MOST_BYTES;
    }

    /** A recording with its sidecar, or with the other half of the call: the names differ behind their last mark only. */
    private static boolean belongTogether(RemoteFile one, RemoteFile next) {
        String stem = one.name().replaceFirst("[-_.][^-_./]*(?:\\.[^-_./]*)?$", "");
        return next.name().startsWith(stem);
    }

    private record Fetched(int files, int gone) {

        static final Fetched NOTHING = new Fetched(0, 0);

        Fetched plus(Fetched more) {
            return new Fetched(files + more.files, gone + more.gone);
        }
    }

    private static Fetched take(RemoteFiles place, List<RemoteFile> batch, Path copies, Consumer<Path> taking, PullCursor cursor)
            throws IOException {
        if (batch.isEmpty()) {
            return Fetched.NOTHING;
        }
        FolderTree.delete(copies);
        Set<String> gone = new HashSet<>();
        int copied = 0;
        for (RemoteFile file : batch) {
            if (!gone.contains(stem(file)) && !copy(place, file, copies)) {
                gone.add(stem(file));
            } else if (!gone.contains(stem(file))) {
                copied++;
            }
        }
        taking.accept(copies);
        cursor.add(batch);
        FolderTree.delete(copies);
        batch.clear();
        return new Fetched(copied, gone.size());
    }

    /** What is told of a recording that is gone is not fetched either. */
    private static String stem(RemoteFile file) {
        return file.name().replaceFirst("\\.[^./]*$", "");
    }

    /** @return false when it is not there any more */
    private static boolean copy(RemoteFiles place, RemoteFile file, Path copies) throws IOException {
        Path copy = copies.resolve(SafeName.of(file.name()));
        Files.createDirectories(copy.getParent() == null ? copies : copy.getParent());
        try (InputStream bytes = place.open(file)) {
            Files.copy(bytes, SafeName.free(copy));
            return true;
        } catch (RemoteFileGone deleted) {
            return false;
        }
    }
}
