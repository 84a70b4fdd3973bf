package dev.earmark.blobs.s3;

import dev.earmark.blobs.BlobFaults;
import dev.earmark.blobs.FirstBytes;
import dev.earmark.hash.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.MultipartUpload;

/** Sends large files in parts, each with its checksum; what fails is taken back. Safe for many threads. */
final class PartedUpload {

    /** Larger files are sent in parts of so many bytes: the largest recording has some 256 of the 10,000 that there may be. */
    static final long PART_BYTES = 16L << 20;

    private final S3Objects objects;
    private final S3Client client;
    private final S3Place place;

    PartedUpload(S3Objects objects) {
        this.objects = objects;
        this.client = objects.client();
        this.place = objects.place();
    }

    /** Returns when the object is whole under its key. */
    void send(String key, Path file) {
        String uploadId;
        try {
            uploadId = client.createMultipartUpload(request -> request.bucket(place.bucket()).key(objects.name(key))
                    .checksumAlgorithm(ChecksumAlgorithm.SHA256)).uploadId();
        } catch (SdkException | UncheckedIOException failed) {
            throw S3Faults.of(place, "The file " + key + " cannot be kept", failed);
        }
        try {
            long bytes = Files.size(file);
            finish(key, uploadId, parts(key, uploadId, file, bytes));
            checkLength(key, bytes);
        } catch (SdkException | UncheckedIOException failed) {
            abandon(key, uploadId);
            throw S3Faults.of(place, "The file " + key + " cannot be kept", failed);
        } catch (IOException unreadable) {
            abandon(key, uploadId);
            throw BlobFaults.refused(unreadable);
        }
    }

    private List<CompletedPart> parts(String key, String uploadId, Path file, long bytes) throws IOException {
        List<CompletedPart> parts = new ArrayList<>();
        for (long from = 0; from < bytes; from += PART_BYTES) {
            long start = from;
            long length = Math.min(PART_BYTES, bytes - from);
            int number = parts.size() + 1;
            String checksum = S3Objects.base64(digest(file, start, length));
            RequestBody body = RequestBody.fromContentProvider(() -> part(file, start, length), length, "application/octet-stream");
            String tag = client.uploadPart(request -> request.bucket(place.bucket()).key(objects.name(key)).uploadId(uploadId)
                    .partNumber(number).checksumSHA256(checksum), body).eTag();
            parts.add(CompletedPart.builder().partNumber(number).eTag(tag).checksumSHA256(checksum).build());
        }
        return parts;
    }

    private static String digest(Path file, long from, long length) throws IOException {
        Sha256 sha256 = new Sha256();
        try (InputStream bytes = sha256.through(part(file, from, length))) {
            bytes.transferTo(OutputStream.nullOutputStream());
        }
        return sha256.hex();
    }

    private static InputStream part(Path file, long from, long length) {
        try {
            return new FirstBytes(Channels.newInputStream(FileChannel.open(file).position(from)), length);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void finish(String key, String uploadId, List<CompletedPart> parts) {
        client.completeMultipartUpload(request -> request.bucket(place.bucket()).key(objects.name(key)).uploadId(uploadId)
                .multipartUpload(all -> all.parts(parts)));
    }

    /** There are servers that say yes before they have put the parts together. */
    private void checkLength(String key, long bytes) throws IOException {
        long is = objects.look(key).map(S3Objects.Look::bytes).orElse(-1L);
        if (is != bytes) {
            throw new IOException("the server of " + place + " has " + is + " of " + bytes + " bytes");
        }
    }

    private void abandon(String key, String uploadId) {
        try {
            client.abortMultipartUpload(request -> request.bucket(place.bucket()).key(objects.name(key)).uploadId(uploadId));
        } catch (SdkException | UncheckedIOException later) {
            // the sweep does it
        }
    }

    /** Abandons what was begun before a time and is not finished. */
    void abandonBefore(Instant time) {
        try {
            for (MultipartUpload upload : client.listMultipartUploadsPaginator(request -> request.bucket(place.bucket())
                    .prefix(place.prefix())).uploads()) {
                if (upload.initiated().isBefore(time) && upload.key().startsWith(place.prefix())) {
                    abandon(upload.key().substring(place.prefix().length()), upload.uploadId());
                }
            }
        } catch (SdkException | UncheckedIOException failed) {
            throw objects.listing(failed);
        }
    }
}
