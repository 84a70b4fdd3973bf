package dev.earmark.store.sql.backup;

import java.io.IOException;
import java.nio.file.Path;

/** Where the recordings of a backup go. For one restore and one thread. */
public interface RestoredFiles {

    /** Whether nothing lies there yet. */
    boolean empty() throws IOException;

    /** Throws away what an earlier restore left that was broken off, as far as it is certain whose it is. */
    void forgetBrokenOff() throws IOException;

    /** Kept when this returns. */
    void copy(Path from, String key) throws IOException;

    /** Nothing more comes. */
    void finish() throws IOException;

    /** Removes what was copied. */
    void takeBack() throws IOException;
}
