package dev.earmark.upkeep;

import dev.earmark.blobs.sealed.SealedBlobs;
import dev.earmark.fault.Unavailable;
import dev.earmark.store.DataKeys;
import dev.earmark.store.Interactions.Arrived;
import dev.earmark.store.Interactions.Blob;
import dev.earmark.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Encrypts what came in before there was a key, beside the service: an interaction after the other, rows first, then files. It may be ended
 * at any moment and goes on where it was; of several nodes one does it. Safe for one start and one close.
 */
public final class Sealer implements AutoCloseable {

    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final int PAGE = 50;

    private final Store store;
    private final SealedBlobs blobs;
    private final Clock clock;
    private final String worker = UUID.randomUUID().toString();
    private final EveryMinute rounds = new EveryMinute("sealer", this::once,
            "what came in before there was a key could not be encrypted now; it is tried again");
    private final Logger log = LoggerFactory.getLogger(Sealer.class);

    public Sealer(Store store, SealedBlobs blobs, Clock clock) {
        this.store = store;
        this.blobs = blobs;
        this.clock = clock;
    }

    /** Once. */
    public void start() {
        rounds.startAtOnce();
    }

    /** Seals what is left, unless somebody else does. @return whether nothing is left */
    public boolean once() {
        if (!store.<Boolean>write(tx -> tx.keys().take(worker, LEASE.toMillis()))) {
            return false;
        }
        int done = sealAll();
        store.<Integer>write(tx -> tx.keys().sealHouse());
        boolean whole = done >= 0 && store.<List<String>>read(tx -> tx.keys().unsealed("", 1)).isEmpty()
                && (done == 0 || store.leaveNoTrace());
        store.<Boolean>write(tx -> {
            tx.keys().release(worker, whole ? clock.instant().truncatedTo(ChronoUnit.MILLIS) : null);
            return true;
        });
        if (done > 0) {
            log.atInfo().addKeyValue("interactions", done).log("what came in before there was a key was encrypted");
        }
        return whole;
    }

    /** @return how many; less than 0 when somebody else took over, or it was to end */
    private int sealAll() {
        int done = 0;
        String last = "";
        for (List<String> page = page(last); !page.isEmpty(); page = page(last)) {
            for (String id : page) {
                if (Thread.currentThread().isInterrupted() || !store.<Boolean>write(tx -> tx.keys().keep(worker, LEASE.toMillis()))) {
                    return -1;
                }
                done += sealed(id) ? 1 : 0;
                last = id;
            }
        }
        return done;
    }

    private List<String> page(String after) {
        return store.read(tx -> tx.keys().unsealed(after, PAGE));
    }

    /** What cannot be sealed, because it has rotted, stays as it is and is told by the scrub. */
    private boolean sealed(String id) {
        store.<Boolean>write(tx -> {
            tx.keys().sealRows(id);
            return true;
        });
        try {
            List<Blob> files = store.read(tx -> tx.interactions().arrived(id)).map(Arrived::blobs).orElse(List.of());
            files.forEach(file -> blobs.sealOld(file.key()));
        } catch (Unavailable left) {
            log.atWarn().addKeyValue("interaction", id).addKeyValue("code", left.code())
                    .log("a file could not be encrypted now; it is tried again");
            return false;
        }
        store.<Boolean>write(tx -> {
            tx.keys().sealed(id);
            return true;
        });
        return true;
    }

    /** How far it is. */
    public static DataKeys.State state(Store store) {
        return store.read(tx -> tx.keys().state());
    }

    @Override
    public void close() {
        rounds.close();
    }
}
