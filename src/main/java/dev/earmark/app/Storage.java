package dev.earmark.app;

import dev.earmark.blobs.BlobName;
import dev.earmark.blobs.BlobStore;
import dev.earmark.blobs.FolderBlobs;
import dev.earmark.blobs.s3.S3Blobs;
import dev.earmark.blobs.s3.S3Place;
import dev.earmark.blobs.Spool;
import dev.earmark.blobs.sealed.SealedBlobs;
import dev.earmark.disk.Ballast;
import dev.earmark.encryption.KeyRing;
import dev.earmark.store.Soundness.Kind;
import dev.earmark.store.Soundness.Rot;
import dev.earmark.store.Store;
import dev.earmark.store.sql.SqlStore;
import dev.earmark.store.sql.engine.SqliteLibrary;
import dev.earmark.upkeep.KeptFileKeys;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Where the service keeps everything: the database, the recordings, and a folder with the key of the audit log. Several nodes share the
 * database and the recordings; those that share a bucket have a copy of the key each.
 *
 * @param folder  {@code store.folder}, else the data folder
 * @param blobs   in a folder below it, or in a bucket
 * @param ballast what is held back on the disk of an embedded database, once it is made
 */
public record Storage(Path folder, Store store, BlobStore blobs, Ballast ballast) implements AutoCloseable {

    /**
     * For the service: nobody else may use an embedded database now.
     *
     * @param onBroken called when the disk has failed and the process must end
     */
    public static Storage take(Settings settings, Path data, Runnable onBroken) {
        Path folder = folder(settings, data);
        if (settings.store().embedded()) {
            SqliteLibrary.unpackInto(data);
        }
        Ballast ballast = settings.store().embedded() ? new Ballast(folder, settings.upkeep().ballastBytes()) : Ballast.none();
        return of(settings, data, folder, ring -> SqlStore.open(settings.store(), folder, AuditKey.in(folder), onBroken,
                ballast, ring), (store, ring) -> EncryptionGate.pass(store, ring, true), ballast);
    }

    /**
     * For a command that looks at what is there, and may run beside the service. Makes nothing where nothing is.
     *
     * @throws dev.earmark.fault.NotFound with {@code store.nothing-kept} or {@code app.audit-key-missing}
     */
    public static Storage existing(Settings settings, Path data) {
        Path folder = folder(settings, data);
        if (settings.store().embedded() && SqlStore.mayBeKeptIn(folder)) {
            SqliteLibrary.unpackIntoExisting(data); // before anything opens the database
        }
        SqlStore.checkKept(settings.store(), folder);
        return of(settings, data, folder, ring -> SqlStore.beside(settings.store(), folder, AuditKey.existing(folder), ring),
                (store, ring) -> EncryptionGate.pass(store, ring, false), Ballast.none());
    }

    /** For a command that fills it, and may run beside the service. */
    public static Storage beside(Settings settings, Path data) {
        Path folder = folder(settings, data);
        if (settings.store().embedded()) {
            SqliteLibrary.unpackIntoExisting(data);
        }
        return of(settings, data, folder, ring -> SqlStore.beside(settings.store(), folder, AuditKey.in(folder), ring),
                (store, ring) -> EncryptionGate.pass(store, ring, false), Ballast.none());
    }

    /** A file that is found rotten when somebody asks for it is known from then on. */
    private static Storage of(Settings settings, Path data, Path folder, Function<KeyRing, Store> opened, BiConsumer<Store, KeyRing> gate,
            Ballast ballast) {
        KeyRing ring = KeyRing.of(settings.encryption());
        Store store = opened.apply(ring);
        Consumer<String> rotten = key -> store.write(tx -> tx.soundness().found(
                new Rot(Kind.FILE, key, BlobName.interactionId(key), "its bytes are not those that were written"), Instant.now()));
        try {
            gate.accept(store, ring);
            BlobStore bare = settings.store().blobsInFolder() ? new FolderBlobs(blobs(folder), rotten) : bucket(settings, data, rotten);
            return new Storage(folder, store, ring.seals() ? new SealedBlobs(bare, new KeptFileKeys(store, ring),
                    new Spool(spool(settings, data), settings.s3().spoolBytes()), rotten) : bare, ballast);
        } catch (RuntimeException unusable) {
            store.close();
            throw unusable;
        }
    }

    /** The bucket of {@code store.blobs}; to be closed. Nobody is asked yet. */
    public static S3Blobs bucket(Settings settings, Path data, Consumer<String> onRotten) {
        return new S3Blobs(S3Place.of(settings.store().blobs()), settings.s3(), spool(settings, data), onRotten);
    }

    private static Path spool(Settings settings, Path data) {
        Path named = settings.s3().spoolFolder();
        return named == null ? data.resolve("spool") : named;
    }

    /** The files where they are encrypted. */
    public Optional<SealedBlobs> sealed() {
        return blobs instanceof SealedBlobs sealed ? Optional.of(sealed) : Optional.empty();
    }

    /**
     * For a command that puts back the data keys of a database that was restored without them. As {@link #existing} otherwise.
     */
    public static Storage withoutKeys(Settings settings, Path data) {
        Path folder = folder(settings, data);
        if (settings.store().embedded() && SqlStore.mayBeKeptIn(folder)) {
            SqliteLibrary.unpackIntoExisting(data);
        }
        SqlStore.checkKept(settings.store(), folder);
        return of(settings, data, folder, ring -> SqlStore.beside(settings.store(), folder, AuditKey.existing(folder), ring),
                EncryptionGate::passWithoutKeys, Ballast.none());
    }

    public static Path folder(Settings settings, Path data) {
        Path named = settings.store().folder();
        return named == null ? data : named;
    }

    /** Where the search index lies: beside an embedded database, else in the data folder of this node, which is on a disk of its own. */
    public static Path index(Settings settings, Path data) {
        Path named = settings.search().folder();
        return named == null ? (settings.store().embedded() ? folder(settings, data) : data).resolve("search") : named;
    }

    public static Path blobs(Path folder) {
        return folder.resolve("blobs");
    }

    /** For people: where what lies. */
    public String describe() {
        return blobs.stored() instanceof S3Blobs bucket
                ? store.describe() + ", recordings are kept in " + bucket.describe() + ", the key of the audit log in " + folder
                : store.describe() + ", everything is kept in " + folder;
    }

    @Override
    public void close() {
        store.close();
        if (blobs instanceof AutoCloseable open) {
            try {
                open.close();
            } catch (Exception left) {
                // it goes with the process
            }
        }
    }
}
