package dev.earmark.upkeep;

import dev.earmark.access.AuditEntry;
import dev.earmark.blobs.BlobName;
import dev.earmark.blobs.BlobStore;
import dev.earmark.store.Soundness.Rot;
import dev.earmark.store.Store;
import dev.earmark.store.sql.backup.BackupContent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Puts back from a backup what has rotted. Nothing is taken over that has not the digest which was kept when it was written; each is
 * entered in the audit log. Safe beside the running service.
 */
public final class Mending {

    private static final int MOST = 10_000;
    private static final int BUFFER_BYTES = 256 << 10;

    private final Store store;
    private final BlobStore blobs;
    private final Clock clock;
    private final String by;

    /** @param by for the audit log */
    public Mending(Store store, BlobStore blobs, Clock clock, String by) {
        this.store = store;
        this.blobs = blobs;
        this.clock = clock;
        this.by = by;
    }

    /**
     * What came of it.
     *
     * @param mended places that are what they were
     * @param left   what the backup has not, or not as it was
     */
    public record Outcome(List<String> mended, List<Rot> left) {
        public Outcome {
            mended = List.copyOf(mended);
            left = List.copyOf(left);
        }
    }

    /** @throws dev.earmark.fault.Fault {@code store.backup-damaged} when it is no backup */
    public Outcome from(Path backup) {
        List<String> mended = new ArrayList<>();
        List<Rot> left = new ArrayList<>();
        try (BackupContent content = BackupContent.open(backup)) {
            for (Rot rot : store.<List<Rot>>read(tx -> tx.soundness().rotten(MOST))) {
                if (mend(rot, content)) {
                    mended.add(rot.place());
                } else {
                    left.add(rot);
                }
            }
        }
        return new Outcome(mended, left);
    }

    private boolean mend(Rot rot, BackupContent content) {
        return switch (rot.kind()) {
            case FILE -> content.file(rot.place()).filter(file -> replaced(rot.place(), file)).isPresent() && entered(rot, "file.mend");
            case ROW -> mendedRow(rot, content.body(rot.place()));
            case DATABASE -> false;
        };
    }

    /** The old file stays until the new one is whole and has its name. */
    private boolean replaced(String key, Path file) {
        byte[] buffer = new byte[BUFFER_BYTES];
        try (InputStream in = opened(key, file); BlobStore.Upload upload = blobs.begin()) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                upload.write(buffer, 0, read);
            }
            boolean same = Objects.equals(BlobName.sha256(key).orElse(""), upload.sha256());
            if (same && store.<Boolean>read(tx -> tx.interactions().knowsBlob(key))) {
                upload.keep(key);
                return true;
            }
            return false;
        } catch (IOException unreadable) {
            return false;
        }
    }

    private InputStream opened(String key, Path copy) throws IOException {
        InputStream in = Files.newInputStream(copy);
        return BlobName.isSealed(copy.toString()) ? blobs.opened(key, in) : in;
    }

    private boolean entered(Rot rot, String action) {
        store.<Boolean>write(tx -> {
            enter(tx, rot, action);
            return true;
        });
        return true;
    }

    private boolean mendedRow(Rot rot, Optional<String> body) {
        return body.isPresent() && store.<Boolean>write(tx -> {
            boolean done = tx.soundness().mend(rot.place(), body.get());
            if (done) {
                enter(tx, rot, "row.mend");
            }
            return done;
        });
    }

    private void enter(Store.Tx tx, Rot rot, String action) {
        tx.soundness().sound(rot.place());
        tx.audit().append(new AuditEntry(clock.instant(), by, action, Objects.requireNonNullElse(rot.interactionId(), ""), rot.place()));
    }
}
