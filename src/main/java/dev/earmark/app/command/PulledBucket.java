package dev.earmark.app.command;

import dev.earmark.blobs.s3.S3Folder;
import dev.earmark.blobs.s3.S3Place;
import dev.earmark.blobs.s3.S3Settings;
import dev.earmark.fault.Rejected;
import dev.earmark.inbox.pull.RemoteFile;
import dev.earmark.inbox.pull.RemoteFiles;
import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A bucket that {@code import} fetches from. */
final class PulledBucket implements RemoteFiles {

    /** How its addresses begin. */
    static final String SCHEME = "s3://";

    private static final Pattern ADDRESS = Pattern.compile("s3://([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:/(.{0,900}))?");

    private final S3Place place;
    private final S3Folder folder;

    private PulledBucket(S3Place place, S3Settings settings) {
        this.place = place;
        this.folder = new S3Folder(place, settings);
    }

    /** @throws Rejected with {@code app.usage} when it is no address of a bucket */
    static PulledBucket of(String address, S3Settings settings) {
        Matcher parts = ADDRESS.matcher(address);
        if (!parts.matches()) {
            throw new Rejected("app.usage", "\"" + address + "\" is no address of a bucket; it must be s3://BUCKET or s3://BUCKET/PREFIX.");
        }
        String prefix = parts.group(2) == null ? "" : parts.group(2);
        return new PulledBucket(new S3Place(parts.group(1), prefix.isEmpty() || prefix.endsWith("/") ? prefix : prefix + "/"), settings);
    }

    @Override
    public String address() {
        return place.toString();
    }

    @Override
    public Stream<RemoteFile> list() {
        return folder.entries().map(entry -> new RemoteFile(entry.key(), entry.tag(), entry.bytes()));
    }

    @Override
    public InputStream open(RemoteFile file) throws IOException {
        return folder.open(new S3Folder.Entry(file.name(), file.mark(), file.bytes()));
    }

    @Override
    public void close() {
        folder.close();
    }
}
