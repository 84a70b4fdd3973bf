package dev.earmark.inbox.folder;

import dev.earmark.blobs.BlobStore;
import dev.earmark.fault.Fault;
import dev.earmark.inbox.Reception;
import dev.earmark.inbox.Refusal;
import dev.earmark.interaction.Priority;
import dev.earmark.pipeline.ConversationFiles;
import dev.earmark.pipeline.Details;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes in what others drop into a folder. A file is taken when it has not changed for a while, together with the sidecar of its name;
 * what is kept moves to {@code done}, what is refused to {@code refused} with a {@code NAME.reason.txt}. When the process dies between
 * the two, the file is recognised by its content the next time. Symbolic links, and whatever is no recording or transcript, are left
 * where they are, and it is said why.
 */
public final class WatchFolder implements AutoCloseable {

    private static final Duration RECORDING_COMES_WITHIN = Duration.ofMinutes(10);
    private static final FileDoor.Bearer BEARER = new FileDoor.Bearer("folder", Priority.FRESH, Details.NOTHING);

    private final Path folder;
    private final WatchSettings settings;
    private final ConversationFiles files;
    private final FileDoor door;
    private final DropFolder drop;
    private final Remnants remnants;
    private final LongSupplier nanos;
    private final Logger log = LoggerFactory.getLogger(WatchFolder.class);
    private Map<Path, LastLook> seen = new HashMap<>();
    private final AtomicReference<@Nullable Thread> thread = new AtomicReference<>();

    public WatchFolder(Path folder, WatchSettings settings, Reception reception, BlobStore blobs, ConversationFiles files) {
        this(folder, settings, reception, blobs, files, System::nanoTime);
    }

    WatchFolder(Path folder, WatchSettings settings, Reception reception, BlobStore blobs, ConversationFiles files, LongSupplier nanos) {
        this.folder = folder;
        this.settings = settings;
        this.files = files;
        this.door = new FileDoor(reception, blobs, files, new WaitForRoom(Thread::sleep));
        this.drop = new DropFolder(folder, files, settings.remove());
        this.nanos = nanos;
        this.remnants = new Remnants(files, drop, reception, RECORDING_COMES_WITHIN, nanos);
    }

    /**
     * A file, its sidecar and the other recording of its call, and since when they have not changed.
     *
     * @param tried whether it was taken as it is, and could not be put away
     */
    private record LastLook(Optional<FileMark> file, Optional<FileMark> sidecar, Optional<FileMark> pair, long sinceNanos,
            boolean tried) {

        boolean same(LastLook other) {
            return file.equals(other.file) && sidecar.equals(other.sidecar) && pair.equals(other.pair);
        }
    }

    public void start() {
        Thread watching = Thread.ofVirtual().name("watch-folder").unstarted(this::watch);
        if (thread.compareAndSet(null, watching)) {
            watching.start();
        }
    }

    private void watch() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                round();
                Thread.sleep(settings.poll());
            } catch (InterruptedException stopped) {
                return;
            } catch (RuntimeException failed) {
                log.atWarn().addKeyValue("code", failed instanceof Fault fault ? fault.code() : failed.getClass().getSimpleName())
                        .log("the watched folder could not be looked at; trying again");
                if (!sleep()) {
                    return;
                }
            }
        }
    }

    private boolean sleep() {
        try {
            Thread.sleep(settings.poll().plusSeconds(1));
            return true;
        } catch (InterruptedException stopped) {
            return false;
        }
    }

    /** Looks once, and takes what has settled. */
    public void round() {
        Map<Path, LastLook> now = new HashMap<>();
        List<Path> found = files.below(folder, drop::takesFrom);
        remnants.look(folder, Set.copyOf(found));
        for (Path file : found) {
            LastLook look = look(file);
            now.put(file, look);
            if (settled(file, look)) {
                now.put(file, new LastLook(look.file(), look.sidecar(), look.pair(), look.sinceNanos(), true));
                take(file);
            }
        }
        seen = now;
    }

    private LastLook look(Path file) {
        Optional<FileMark> sidecar = files.isTranscript(file) ? Optional.empty() : files.sidecar(file).flatMap(FileMark::of);
        Optional<FileMark> pair = files.pair(file).flatMap(both -> FileMark.of(both.beside(file)));
        LastLook look = new LastLook(FileMark.of(file), sidecar, pair, nanos.getAsLong(), false);
        LastLook before = seen.get(file);
        return before != null && before.same(look) ? before : look;
    }

    private boolean settled(Path file, LastLook look) {
        Duration quiet = Duration.ofNanos(nanos.getAsLong() - look.sinceNanos());
        boolean recordingToCome = files.isTranscript(file) ? files.waitsForRecording(file) : files.waitsForPair(file);
        Duration needed = recordingToCome ? RECORDING_COMES_WITHIN : settings.settled();
        return !look.tried() && look.file().isPresent() && quiet.compareTo(needed) >= 0;
    }

    private void take(Path file) {
        FileDoor.Outcome outcome = door.take(file, BEARER);
        List<Refusal> refused = outcome.refused();
        if (refused.stream().anyMatch(refusal -> refusal.code().equals("inbox.file-changed"))) {
            return; // the next look sees the change and waits anew
        }
        try {
            if (refused.isEmpty()) {
                drop.kept(file, outcome.notes());
            } else if (outcome.keptSome()) {
                drop.partly(file, refused, outcome.notes());
            } else {
                drop.refused(file, refused);
            }
            log.atInfo().addKeyValue("fresh", outcome.fresh()).addKeyValue("known", outcome.known()).addKeyValue("refused", refused.size())
                    .log("took a file from the watched folder");
        } catch (IOException stays) {
            log.atWarn().addKeyValue("problem", stays.getClass().getSimpleName())
                    .log("a file that was taken in could not be moved; it stays until it changes or the program starts again");
        }
    }

    @Override
    public void close() {
        Thread running = thread.get();
        if (running != null) {
            running.interrupt();
        }
    }
}
