package dev.earmark.blobs.s3;

import dev.earmark.blobs.BlobFaults;
import dev.earmark.blobs.BlobName;
import dev.earmark.blobs.BlobStore;
import dev.earmark.blobs.FileUpload;
import dev.earmark.blobs.SoundKeys;
import dev.earmark.blobs.Spool;
import dev.earmark.blobs.s3.S3Objects.Changed;
import dev.earmark.blobs.s3.S3Objects.Look;
import dev.earmark.fault.Rejected;
import dev.earmark.fault.Unavailable;
import dev.earmark.hash.Sha256;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.sync.RequestBody;

/**
 * Blobs as objects of a bucket: the key is their name below the prefix. An object appears whole or not at all, and is kept when the server
 * has said so. All methods throw {@link Unavailable} with a code of {@code blobs} when the bucket cannot be used now.
 */
public final class S3Blobs implements BlobStore, AutoCloseable {

    /** No blob can have this name: it has no slash. */
    private static final String OWNER = "earmark-owner";
    /** Up to here an object is compared and given out from memory: it is asked for once. */
    private static final long IN_MEMORY_BYTES = 4L << 20;
    private static final int ATTEMPTS = 5;

    private final S3Place place;
    private final S3Objects objects;
    private final PartedUpload parts;
    private final Spool spool;
    private final SoundKeys sound;

    /**
     * Asks nobody yet.
     *
     * @param spool    folder of this machine, for files on their way
     * @param onRotten is told the key of each object that is found to be other than it was kept
     * @throws Unavailable with {@code store.down} when the folder cannot be made
     */
    public S3Blobs(S3Place place, S3Settings settings, Path spool, Consumer<String> onRotten) {
        this.place = place;
        this.objects = new S3Objects(place, settings);
        this.parts = new PartedUpload(objects);
        this.spool = new Spool(spool, settings.spoolBytes());
        this.sound = new SoundKeys(onRotten);
    }

    /**
     * Marks the place as that of one installation, or sees that it is: two that shared one would sweep away each other's files. To be asked
     * at the start, also to see that the bucket can be used.
     *
     * @param owner what the installation is told by; no secret
     * @throws Rejected with {@code blobs.not-ours} when it is another's
     */
    public void claim(String owner) {
        byte[] text = (owner + "\n").getBytes(StandardCharsets.UTF_8);
        objects.list(); // tells what a look cannot: a bucket that is not there, keys that are wrong
        if (objects.look(OWNER).isEmpty()) {
            objects.putFirst(OWNER, text, Sha256.hex(text));
        }
        try (InputStream in = objects.get(OWNER, null, null)) {
            if (!new String(in.readNBytes(1_000), StandardCharsets.UTF_8).equals(owner + "\n")) {
                throw new Rejected("blobs.not-ours", "The place " + place + " belongs to another installation: its mark " + OWNER
                        + " does not fit our audit.key. Every node needs a copy of the same audit.key; another installation needs a place"
                        + " of its own in store.blobs.");
            }
        } catch (IOException broken) {
            throw unreadable(OWNER, broken);
        }
    }

    /** Writes, lists, reads and removes an object. @return a sentence about what was found */
    public String trial() {
        String key = "trial/" + UUID.randomUUID();
        byte[] bytes = key.getBytes(StandardCharsets.US_ASCII);
        objects.list();
        objects.put(key, RequestBody.fromBytes(bytes), Sha256.hex(bytes));
        try (InputStream in = objects.get(key, null, null)) {
            if (!Sha256.hex(in.readAllBytes()).equals(Sha256.hex(bytes))) {
                throw new Unavailable("blobs.down", "What is written to " + place + " does not come back as it was.");
            }
        } catch (IOException broken) {
            throw unreadable(key, broken);
        } finally {
            objects.delete(key);
        }
        return place + " can be listed, written, read and deleted from";
    }

    @Override
    public Upload begin() {
        return new FileUpload(spool.folder(), this::keep);
    }

    private void keep(Path file, String sha256, String key) {
        BlobName.checked(key);
        try {
            if (Files.size(file) <= PartedUpload.PART_BYTES) {
                objects.put(key, RequestBody.fromFile(file), sha256);
            } else {
                parts.send(key, file);
            }
        } catch (IOException unreadable) {
            throw BlobFaults.refused(unreadable);
        }
    }

    @Override
    public InputStream open(String key) throws IOException {
        Look is = there(key);
        if (is.bytes() <= IN_MEMORY_BYTES) {
            return new ByteArrayInputStream(small(key));
        }
        return read(key, null);
    }

    @Override
    public InputStream open(String key, long from, long length) throws IOException {
        if (length <= 0) {
            there(key);
            return InputStream.nullInputStream();
        }
        return read(key, "bytes=" + from + "-" + (from + length - 1));
    }

    private Look there(String key) {
        return objects.look(BlobName.checked(key)).orElseThrow(() -> BlobFaults.missing(key));
    }

    private byte[] small(String key) throws IOException {
        try (S3Objects.Body body = objects.get(key, null, null)) {
            byte[] bytes = body.readAllBytes();
            sound.compared(key, body.look(), Sha256.hex(bytes));
            return bytes;
        }
    }

    /** Of the object that was compared. */
    private InputStream read(String key, @Nullable String range) throws IOException {
        for (int attempt = 1; ; attempt++) {
            Look is = there(key);
            try {
                sound.check(key, is, () -> digest(key, is.tag()));
                return objects.get(key, is.tag(), range);
            } catch (Changed meanwhile) {
                if (attempt == ATTEMPTS) {
                    throw unreadable(key, meanwhile);
                }
            }
        }
    }

    private String digest(String key, String tag) throws IOException {
        Sha256 sha256 = new Sha256();
        try (InputStream in = sha256.through(objects.get(key, tag, null))) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return sha256.hex();
    }

    @Override
    public Optional<Path> path(String key) {
        return Optional.empty();
    }

    @Override
    public Local file(String key) {
        Look is = there(key);
        return spool.copy(is.bytes(), file -> write(key, is, file));
    }

    private void write(String key, Look is, Path file) throws IOException {
        Sha256 sha256 = new Sha256();
        try (InputStream in = sha256.through(objects.get(key, is.tag(), null)); OutputStream out = Files.newOutputStream(file)) {
            in.transferTo(out);
        } catch (Changed meanwhile) {
            throw unreadable(key, meanwhile);
        }
        sound.compared(key, is, sha256.hex());
    }

    @Override
    public InputStream unchecked(String key) throws IOException {
        return objects.get(BlobName.checked(key), null, null);
    }

    private Unavailable unreadable(String key, Exception why) {
        return new Unavailable("blobs.down", "The file " + key + " in " + place + " cannot be read now.", why);
    }

    @Override
    public boolean exists(String key) {
        return objects.look(BlobName.checked(key)).isPresent();
    }

    @Override
    public long bytes(String key) {
        return there(key).bytes();
    }

    @Override
    public void remove(String key) {
        objects.delete(BlobName.checked(key));
    }

    @Override
    public Stream<String> keysBefore(Instant time) {
        return objects.keysBefore(time).filter(BlobName::isKey);
    }

    @Override
    public void forgetUnfinished(Instant before) {
        parts.abandonBefore(before);
    }

    /** That of the spool, which everything passes that comes in; how much room the bucket has it tells nobody. */
    @Override
    public Room room() {
        return spool.room();
    }

    /** How many bytes of copies lie on this machine now. */
    long copiedBytes() {
        return spool.copiedBytes();
    }

    /** For people: {@code s3://bucket/prefix/}. */
    public String describe() {
        return place.toString();
    }

    @Override
    public void close() {
        spool.close();
        objects.close();
    }
}
