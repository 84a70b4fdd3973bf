package dev.earmark.store.sql.backup;

import dev.earmark.fault.Rejected;
import dev.earmark.fault.Unavailable;
import dev.earmark.store.sql.engine.SqliteFaults;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;

/** Why something cannot be copied. */
final class CopyFaults {

    private CopyFaults() {}

    static Unavailable refused(IOException failed) {
        String sentence = Objects.toString(failed.getMessage(), failed.getClass().getSimpleName());
        return sentence.toLowerCase(Locale.ROOT).contains("no space left")
                ? SqliteFaults.full(failed)
                : new Unavailable("store.down", "A file cannot be copied: " + sentence + ".", failed);
    }

    static Rejected damaged(Path backup, String why) {
        return new Rejected("store.backup-damaged", "The backup " + backup + " cannot be restored: " + why + ".");
    }
}
