package dev.earmark.inbox.folder;

import dev.earmark.inbox.Reception;
import dev.earmark.inbox.Refusal;
import dev.earmark.pipeline.ConversationFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What lies in a watched folder and is never taken in: after a while somebody is told why, once for each file, by a
 * {@code refused/NAME.reason.txt}, a line in the log without the name, and a count. Not for many threads.
 */
final class Remnants {

    private final ConversationFiles files;
    private final DropFolder drop;
    private final Reception reception;
    private final Duration patience;
    private final LongSupplier nanos;
    private final Logger log = LoggerFactory.getLogger(Remnants.class);
    private Map<Path, Seen> seen = new HashMap<>();

    /** @param patience for how long a file must have been there, unchanged */
    Remnants(ConversationFiles files, DropFolder drop, Reception reception, Duration patience, LongSupplier nanos) {
        this.files = files;
        this.drop = drop;
        this.reception = reception;
        this.patience = patience;
        this.nanos = nanos;
    }

    private record Seen(Optional<FileMark> mark, long sinceNanos, boolean told) {}

    /** @param taken that are taken in */
    void look(Path folder, Set<Path> taken) {
        Map<Path, Seen> now = new HashMap<>();
        for (Path file : files.passedOver(folder, drop::takesFrom, taken)) {
            Optional<FileMark> mark = FileMark.of(file);
            Seen before = seen.get(file);
            Seen look = before != null && before.mark().equals(mark) ? before : new Seen(mark, nanos.getAsLong(), false);
            boolean longEnough = nanos.getAsLong() - look.sinceNanos() >= patience.toNanos();
            if (longEnough && !look.told()) {
                files.why(file).ifPresent(why -> tell(file, refusal(file, why)));
                look = new Seen(mark, look.sinceNanos(), true);
            }
            now.put(file, look);
        }
        seen.forEach((file, look) -> {
            if (look.told() && !now.containsKey(file)) {
                drop.forget(file);
            }
        });
        seen = now;
    }

    static Refusal refusal(Path file, ConversationFiles.Left why) {
        String name = String.valueOf(file.getFileName());
        return switch (why) {
            case LINK -> new Refusal(name, "inbox.left-link",
                    name + " is a symbolic link. None is followed, so that nothing outside the folder is read; put the file itself there.");
            case BESIDE_LINK -> new Refusal(name, "inbox.left-beside-link",
                    name + " describes a recording, but beside it is only a symbolic link, which is not followed; put the "
                    + "recording itself there.");
            case UNFINISHED -> new Refusal(name, "inbox.left-unfinished",
                    name + " has the name of a copy that is not finished, but has not changed for a while; rename it when it is whole, "
                    + "else remove it.");
            case UNKNOWN_KIND -> new Refusal(name, "inbox.left-unknown",
                    name + " does not have the name of a recording (such as .wav or .mp3) or of a transcript (such as .json, .vtt, .csv or"
                            + " .eml); "
                    + "rename or remove it.");
        };
    }

    private void tell(Path file, Refusal refusal) {
        reception.left(refusal);
        String where = "refused/*.reason.txt names it";
        try {
            drop.explain(file, refusal);
        } catch (IOException unwritable) {
            where = "its reason could not be written beside it";
        }
        log.atWarn().addKeyValue("code", refusal.code()).log("a file in the watched folder is left where it is; " + where);
    }
}
