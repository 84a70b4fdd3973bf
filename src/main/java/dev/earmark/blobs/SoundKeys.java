package dev.earmark.blobs;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers which blobs were compared with the digest in their name: the whole of one is read when it is asked for the first time, when it
 * is another than last time, and again after a day. In between a player asks for hundreds of ranges, and to read all of a long call for
 * each would take longer than the call. What rots within that day is found by the scrub or by the next look. Safe for many threads; the
 * same blob is looked at by one at a time.
 */
public final class SoundKeys {

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
    private final Logger log = LoggerFactory.getLogger(SoundKeys.class);

    /** @param onRotten is told the key of each blob that is not what its name says; what it throws is only logged */
    public SoundKeys(Consumer<String> onRotten) {
        this(System::nanoTime, onRotten);
    }

    SoundKeys(LongSupplier nanos, Consumer<String> onRotten) {
        this.nanos = nanos;
        this.onRotten = onRotten;
    }

    /** @param stamp by which the blob is told from another under the same key */
    private record Seen(Object stamp, long atNs) {}

    /** Reads all of a blob. */
    @FunctionalInterface
    public interface Reading {
        /** @return its SHA-256 */
        String digest() throws IOException;
    }

    /**
     * Compares, unless it was done lately.
     *
     * @param stamp what is known of it without reading it
     * @throws dev.earmark.fault.Unavailable with {@code store.blob-rotten}
     */
    public void check(String key, Object stamp, Reading reading) throws IOException {
        String wanted = BlobName.sha256(key).orElse("");
        if (wanted.isEmpty()) {
            return;
        }
        synchronized (locks[Math.floorMod(key.hashCode(), LOCKS)]) {
            Seen before = remembered(key);
            if (before == null || !before.stamp.equals(stamp) || nanos.getAsLong() - before.atNs >= LASTS.toNanos()) {
                compared(key, stamp, reading.digest());
            }
        }
    }

    /**
     * Compares a digest that somebody took of the whole blob on the way.
     *
     * @throws dev.earmark.fault.Unavailable with {@code store.blob-rotten}
     */
    public void compared(String key, Object stamp, String is) {
        if (!BlobName.sha256(key).orElse(is).equals(is)) {
            tell(key);
            throw BlobFaults.rotten(key);
        }
        synchronized (sound) {
            sound.put(key, new Seen(stamp, nanos.getAsLong()));
        }
    }

    private @Nullable Seen remembered(String key) {
        synchronized (sound) {
            return sound.get(key);
        }
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
