package dev.earmark.inbox.admission;

import dev.earmark.blobs.BlobStore;
import java.time.Duration;

/**
 * How much is taken in before the work that waits is done.
 *
 * @param mostUploads     files that are received at the same time
 * @param mostQueuedSound length of all recordings together that may wait to be transcribed
 * @param mostWaitingJobs steps that may wait
 * @param leastFreeBytes  room that stays free where files are kept
 * @param leastFreeShare  the same as a share of all room there, 0 to 1; the larger of both counts
 */
public record InboxSettings(int mostUploads, Duration mostQueuedSound, int mostWaitingJobs, long leastFreeBytes, double leastFreeShare) {

    public InboxSettings {
        if (mostUploads < 1 || mostUploads > 10_000) {
            throw new IllegalArgumentException("most-uploads is " + mostUploads + "; it must be from 1 to 10000");
        }
        if (mostQueuedSound.isNegative() || mostQueuedSound.isZero()) {
            throw new IllegalArgumentException("most-queued-sound must be above 0");
        }
        if (mostWaitingJobs < 1) {
            throw new IllegalArgumentException("most-waiting-jobs is " + mostWaitingJobs + "; it must be at least 1");
        }
        if (leastFreeBytes < 0) {
            throw new IllegalArgumentException("least-free-bytes is " + leastFreeBytes + "; it must not be negative");
        }
        if (!(leastFreeShare >= 0 && leastFreeShare < 1)) {
            throw new IllegalArgumentException("least-free-share is " + leastFreeShare + "; it must be from 0 to below 1");
        }
    }

    /** How many bytes stay free of a disk. */
    public long keptBack(BlobStore.Room room) {
        return Math.max(leastFreeBytes, (long) (leastFreeShare * room.totalBytes()));
    }

    /** 16 uploads, 500 hours of sound, 200,000 steps; 2 GiB and 5 % stay free. */
    public static InboxSettings defaults() {
        return new InboxSettings(16, Duration.ofHours(500), 200_000, 2L << 30, 0.05);
    }
}
