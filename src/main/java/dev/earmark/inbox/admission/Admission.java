package dev.earmark.inbox.admission;

import dev.earmark.blobs.BlobStore;
import dev.earmark.fault.Unavailable;
import dev.earmark.store.Jobs.Depth;
import dev.earmark.store.Store;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;

/**
 * Decides, before anything is read, whether more can be taken in: by the room on the disk, by the work that waits and by the uploads
 * under way. Whoever is refused is told when to come again, from how fast the work was done lately. Safe for many threads.
 */
public final class Admission {

    private static final String BUSY = "inbox.busy";
    /** So much of a limit has to be free again before somebody should come back. */
    private static final double SLACK = 0.02;
    private static final Duration ONE_UPLOAD = Duration.ofSeconds(2);

    private final BlobStore blobs;
    private final InboxSettings settings;
    private final Backlog backlog;
    private final Semaphore uploads;

    public Admission(Store store, BlobStore blobs, InboxSettings settings) {
        this(store, blobs, settings, System::nanoTime);
    }

    Admission(Store store, BlobStore blobs, InboxSettings settings, LongSupplier nanos) {
        this.blobs = blobs;
        this.settings = settings;
        this.backlog = new Backlog(store, nanos);
        this.uploads = new Semaphore(settings.mostUploads());
    }

    /** @throws Unavailable as {@code Reception.admit} */
    public Ticket admit() {
        room();
        waiting();
        if (!uploads.tryAcquire()) {
            throw new Unavailable(BUSY, settings.mostUploads()
                    + " uploads are being received already, the most that are allowed at once; try again later.", ONE_UPLOAD);
        }
        AtomicBoolean open = new AtomicBoolean(true);
        return () -> {
            if (open.getAndSet(false)) {
                uploads.release();
            }
        };
    }

    private void room() {
        BlobStore.Room room = blobs.room();
        long least = settings.keptBack(room);
        if (room.freeBytes() < least) {
            throw new Unavailable("store.full",
                    "The disk has %d MiB free and %d MiB must stay free, so nothing more is accepted; free some space."
                    .formatted(room.freeBytes() >> 20, least >> 20));
        }
    }

    private void waiting() {
        Depth depth = backlog.depth();
        long mostSeconds = settings.mostQueuedSound().toSeconds();
        if (depth.readySounds() >= mostSeconds) {
            throw new Unavailable(BUSY, "%.1f hours of recordings wait to be transcribed, and %d hours are the limit; try again later."
                    .formatted(depth.readySounds() / 3600, settings.mostQueuedSound().toHours()),
                    backlog.untilSounds(depth.readySounds() - mostSeconds * (1 - SLACK)));
        }
        if (depth.ready() >= settings.mostWaitingJobs()) {
            throw new Unavailable(BUSY, "%d steps wait to be done, and %d are the limit; try again later."
                    .formatted(depth.ready(), settings.mostWaitingJobs()),
                    backlog.untilJobs(depth.ready() - settings.mostWaitingJobs() * (1 - SLACK)));
        }
    }

    /** @param seconds of sound; 0 for text */
    public void accepted(double seconds) {
        backlog.accepted(seconds);
    }
}
