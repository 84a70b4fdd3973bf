package dev.earmark.blobs.sealed;

import dev.earmark.encryption.DataKey;
import java.util.Optional;

/** The data keys of files, by the keys that the files are kept under. Safe for many threads. */
public interface FileKeys {

    /** Whether files are sealed that are written from now on. */
    boolean seals();

    /** Empty where there never was one, or it was destroyed. */
    Optional<DataKey> find(String file);

    /** The one that there is, or a new one, which lasts when this returns. */
    DataKey make(String file);

    /** What was sealed by it cannot be read any longer, here or in any copy. Nothing happens where there is none. */
    void destroy(String file);
}
