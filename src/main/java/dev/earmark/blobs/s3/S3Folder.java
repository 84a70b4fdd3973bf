package dev.earmark.blobs.s3;

import java.io.IOException;
import java.io.InputStream;
import java.util.stream.Stream;

/** What lies in a bucket of others below a prefix, to be read. Safe for many threads. */
public final class S3Folder implements AutoCloseable {

    private final S3Objects objects;

    public S3Folder(S3Place place, S3Settings settings) {
        this.objects = new S3Objects(place, settings);
    }

    /** @param key behind the prefix; @param tag changes when somebody writes it again: the server's, else when it was written */
    public record Entry(String key, String tag, long bytes) {}

    /**
     * In the order of their names, page by page while they are asked for; without placeholders of folders.
     *
     * @throws dev.earmark.fault.Unavailable with a code of {@code blobs}
     */
    public Stream<Entry> entries() {
        return objects.everything().filter(listed -> !listed.key().isEmpty() && !listed.key().endsWith("/"))
                .map(listed -> new Entry(listed.key(), listed.tag() == null ? listed.modified().toString() : listed.tag(), listed.bytes()));
    }

    /** @throws IOException when it was written again meanwhile */
    public InputStream open(Entry entry) throws IOException {
        S3Objects.Body body = objects.get(entry.key(), entry.tag().startsWith("\"") ? entry.tag() : null, null);
        if (body.look().bytes() != entry.bytes()) {
            body.close();
            throw new S3Objects.Changed();
        }
        return body;
    }

    @Override
    public void close() {
        objects.close();
    }
}
