package dev.earmark.blobs;

import dev.earmark.hash.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares a file with the digest in its name before it is given out: the whole of it when it is opened for the first time, when it is
 * another file than last time (size, time or inode), and again after a day. In between a player asks for hundreds of ranges, and to read
 * all of a long call for each would take longer than the call. What rots within that day is found by the scrub or by the next look.
 * Safe for many threads; the same file is looked at by one at a time.
 */
final class CheckedFiles {

    static final Duration LASTS = Duration.ofHours(24);
    private static final int MOST_REMEMBERED = 20_000;
    private static final int LOCKS = 64;

    private final LongSupplier nanos;
    private final Consumer<String> onRotten;
    private final Object[] locks = IntStream.range(0, LOCKS).mapToObj(_ -> new Object()).toArray();
    private final Map<String, Seen> sound = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Seen> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };
    private final Logger log = LoggerFactory.getLogger(CheckedFiles.class);

    /** @param onRotten is told the key of each file that is not what its name says; what it throws is only logged */
    CheckedFiles(LongSupplier nanos, Consumer<String> onRotten) {
        this.nanos = nanos;
        this.onRotten = onRotten;
    }

    private record Seen(long bytes, FileTime modified, @Nullable Object inode, long atNs) {

        boolean same(Seen other) {
            return bytes == other.bytes && modified.equals(other.modified) && Objects.equals(inode, other.inode)
                    && other.atNs - atNs < LASTS.toNanos();
        }
    }

    /** @throws dev.earmark.fault.Unavailable with {@code store.blob-rotten} */
    void check(String key, Path file) throws IOException {
        Optional<String> wanted = BlobName.sha256(key);
        if (wanted.isEmpty()) {
            return;
        }
        synchronized (locks[Math.floorMod(key.hashCode(), LOCKS)]) {
            Seen now = look(file);
            Seen before = remembered(key);
            if (before != null && before.same(now)) {
                return;
            }
            if (!Sha256.of(file).equals(wanted.get())) {
                tell(key);
                throw BlobFaults.rotten(key);
            }
            synchronized (sound) {
                sound.put(key, now);
            }
        }
    }

    private @Nullable Seen remembered(String key) {
        synchronized (sound) {
            return sound.get(key);
        }
    }

    private Seen look(Path file) throws IOException {
        BasicFileAttributes is = Files.readAttributes(file, BasicFileAttributes.class);
        return new Seen(is.size(), is.lastModifiedTime(), is.fileKey(), nanos.getAsLong());
    }

    private void tell(String key) {
        log.atError().addKeyValue("file", key)
                .log("a file is not what was kept: replace it from a backup with earmark scrub --mend-from BACKUP");
        try {
            onRotten.accept(key);
        } catch (RuntimeException later) {
            log.atWarn().addKeyValue("file", key).log("that it is damaged could not be noted down now; the next scrub does");
        }
    }
}
