package dev.earmark.app;

import dev.earmark.app.terminal.Complaints;
import dev.earmark.blobs.s3.S3Blobs;
import dev.earmark.disk.Forced;
import dev.earmark.fault.Fault;
import dev.earmark.fault.Rejected;
import dev.earmark.fault.Unavailable;
import dev.earmark.store.Nodes.Node;
import dev.earmark.text.PlainText;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The nodes that share a PostgreSQL database. Each gives signs of life there, and one that does not find the recordings or the index of the
 * others does not begin: it would take in what nobody else can hear or find. Whether a folder is the same is seen by a mark that each node
 * leaves in it. With SQLite there is one node, and nothing is done.
 */
public final class Roster implements AutoCloseable {

    /** Who gave no sign of life for longer is not at work. */
    public static final Duration ALIVE = Duration.ofSeconds(45);
    private static final int BEAT_SECONDS = 10;
    private static final String FOLDER = "folder ";
    private static final String LOCAL = "local ";

    private final Storage storage;
    private final Node self;
    private final Path mark;
    private final CompletableFuture<Integer> end;
    private final Logger log = LoggerFactory.getLogger(Roster.class);
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("roster").factory());

    /**
     * @param data    of this node alone: it is known by a file in it
     * @param indexed where its index lies: empty for none, else what is the same for two nodes that share it; {@link #localIndex()} for one
     *                that nobody shares
     * @param end     told how the process must end when it turns out later that it does not go with the others
     */
    Roster(Storage storage, Path data, NodeSettings.Role role, String indexed, CompletableFuture<Integer> end) {
        this.storage = storage;
        this.end = end;
        String id = id(data);
        this.mark = marks().resolve(id);
        String blobs = storage.blobs() instanceof S3Blobs bucket ? bucket.describe() : FOLDER + UUID.randomUUID();
        this.self = new Node(id, host(), role.name().toLowerCase(java.util.Locale.ROOT), blobs, indexed);
    }

    /** On a disk of this machine. */
    static String localIndex() {
        return LOCAL + UUID.randomUUID();
    }

    private Path marks() {
        return storage.folder().resolve("nodes");
    }

    /** The name of this node, made anew where there is none or nobody can read it: a file may be empty after a power cut. */
    private static String id(Path data) {
        Path file = data.resolve("node.id");
        try {
            Files.createDirectories(data);
            Optional<String> kept = Files.exists(file) ? name(Files.readString(file, StandardCharsets.ISO_8859_1)) : Optional.empty();
            return kept.isPresent() ? kept.get() : newId(data, file);
        } catch (IOException unusable) {
            throw new Unavailable("app.data-not-writable", "The name of this node, " + file
                    + ", cannot be written or read; check who owns it, or remove it.", unusable);
        }
    }

    private static Optional<String> name(String text) {
        try {
            return Optional.of(UUID.fromString(text.strip()).toString());
        } catch (IllegalArgumentException noName) {
            return Optional.empty();
        }
    }

    private static String newId(Path data, Path file) throws IOException {
        String id = UUID.randomUUID().toString();
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.writeString(part, id + "\n");
        Forced.file(part);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        Forced.folder(data);
        return id;
    }

    private static String host() {
        try {
            return PlainText.oneLine(InetAddress.getLocalHost().getHostName());
        } catch (UnknownHostException nameless) {
            return "a machine without a name";
        }
    }

    /** @throws Rejected with {@code app.folder-not-shared} or {@code app.search-not-shared} */
    void join() {
        if (!storage.store().shared()) {
            return;
        }
        leaveMark();
        try {
            check(storage.store().<List<Node>>write(tx -> tx.nodes().comes(self, ALIVE.toMillis())));
        } catch (Rejected stranger) {
            leave();
            throw stranger;
        }
        beat();
        var _ = timer.scheduleWithFixedDelay(this::lookAndBeat, BEAT_SECONDS, BEAT_SECONDS, TimeUnit.SECONDS);
    }

    private void leaveMark() {
        if (self.blobs().startsWith(FOLDER)) {
            try {
                Files.createDirectories(marks());
                Files.writeString(mark, self.blobs());
            } catch (IOException closed) {
                throw new Unavailable("app.data-not-writable", "The folder " + marks() + " cannot be written; check who owns it.", closed);
            }
        }
    }

    private void check(List<Node> others) {
        for (Node other : others) {
            if (!self.blobs().equals(other.blobs()) && !leftItsMarkHere(other)) {
                throw new Rejected("app.folder-not-shared", "Another node (" + other.host()
                        + ") works with this database and does not keep recordings where this one does (" + where()
                        + "); set store.blobs to the same bucket for all, or store.folder to a folder that all have mounted.");
            }
            if (!self.search().equals(other.search()) && !self.search().isEmpty() && !other.search().isEmpty()) {
                throw new Rejected("app.search-not-shared", "Another node (" + other.host()
                        + ") works with this database and does not search the index of this one; set search.url to the same OpenSearch"
                        + " server for all, or search.enabled to false.");
            }
        }
    }

    private String where() {
        return storage.blobs() instanceof S3Blobs bucket ? bucket.describe() : Storage.blobs(storage.folder()).toString();
    }

    /** Then it has mounted the same folder. */
    private boolean leftItsMarkHere(Node other) {
        if (!other.blobs().startsWith(FOLDER) || !self.blobs().startsWith(FOLDER)) {
            return false;
        }
        try {
            return Files.readString(marks().resolve(UUID.fromString(other.id()).toString())).equals(other.blobs());
        } catch (NoSuchFileException | IllegalArgumentException none) {
            return false;
        } catch (IOException unreadable) {
            throw new Unavailable("app.data-not-writable", "The folder " + marks() + " cannot be read; check who owns it.", unreadable);
        }
    }

    private void beat() {
        storage.store().<Boolean>write(tx -> {
            tx.nodes().beat(self);
            return true;
        });
    }

    /** One that was frozen may find others in its place when it thaws. */
    private void lookAndBeat() {
        try {
            check(storage.store().<List<Node>>read(tx -> tx.nodes().others(self.id(), ALIVE.toMillis())));
            beat();
        } catch (Rejected stranger) {
            log.atError().addKeyValue("code", stranger.code()).log(stranger.sentence());
            end.complete(Complaints.REFUSED);
        } catch (Fault later) {
            log.atWarn().addKeyValue("code", later.code()).log("no sign of life could be given");
        } catch (RuntimeException bug) {
            log.atError().addKeyValue("kind", bug.getClass().getSimpleName()).log("no sign of life was given");
        }
    }

    private void leave() {
        try {
            storage.store().<Boolean>write(tx -> {
                tx.nodes().leaves(self.id());
                return true;
            });
            Files.deleteIfExists(mark);
        } catch (Fault | IOException gone) {
            // it is taken for dead after a while
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
        if (storage.store().shared()) {
            leave();
        }
    }
}
