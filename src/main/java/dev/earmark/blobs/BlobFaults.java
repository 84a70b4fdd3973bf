package dev.earmark.blobs;

import dev.earmark.fault.NotFound;
import dev.earmark.fault.Unavailable;
import java.io.IOException;
import java.util.Locale;

/** What the failures of a disk with blobs mean. */
public final class BlobFaults {

    private BlobFaults() {}

    public static NotFound missing(String key) {
        return new NotFound("store.blob-missing", "There is no file " + key + ".");
    }

    public static Unavailable rotten(String key) {
        return new Unavailable("store.blob-rotten", "The file " + key + " is damaged: its bytes are not those that were kept."
                + " Replace it from a backup: earmark scrub --mend-from BACKUP.");
    }

    public static Unavailable down(String what, IOException cause) {
        return new Unavailable("store.down", what + ": " + cause.getMessage() + ".", cause);
    }

    /** What a failed write means. */
    public static Unavailable refused(IOException failed) {
        String sentence = String.valueOf(failed.getMessage()).toLowerCase(Locale.ROOT);
        if (sentence.contains("no space left") || sentence.contains("quota exceeded") || sentence.contains("not enough space")) {
            return new Unavailable("store.full", "The disk for recordings is full: nothing was kept, free some space.", failed);
        }
        return down("A recording cannot be written", failed);
    }
}
