package dev.earmark.web.api;

import dev.earmark.blobs.BlobStore;
import dev.earmark.fault.Rejected;
import dev.earmark.inbox.Part;
import dev.earmark.web.http.Exchange;
import dev.earmark.web.http.HttpRefusal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.fileupload.MultipartStream;
import org.apache.commons.fileupload.ParameterParser;

/**
 * An upload as a form with files (RFC 7578): facts first, then the sound, which goes piece by piece into the blob store and is never held
 * in memory. Closing it throws away what was not kept.
 */
final class Multipart implements AutoCloseable {

    private static final int BUFFER = 64 << 10;
    private static final int MOST_FACTS = 1 << 20;
    private static final List<List<String>> LEGAL = List.of(List.of("audio"), List.of("agent", "customer"), List.of("customer", "agent"));

    private final MultipartStream stream;
    private final BlobStore blobs;
    private final List<Part> parts = new ArrayList<>();
    private boolean more;

    Multipart(Exchange exchange, BlobStore blobs, long mostBytes) throws IOException {
        this.blobs = blobs;
        byte[] boundary = boundary(String.valueOf(exchange.header("Content-Type")));
        this.stream = new MultipartStream(exchange.stream(mostBytes + MOST_FACTS + BUFFER), boundary, BUFFER, null);
        this.stream.setHeaderEncoding(StandardCharsets.UTF_8.name());
        this.stream.setPartHeaderSizeMax(8 << 10);
        this.more = stream.skipPreamble();
    }

    private static byte[] boundary(String contentType) {
        ParameterParser parser = new ParameterParser();
        parser.setLowerCaseNames(true);
        String boundary = parser.parse(contentType, ';').get("boundary");
        if (boundary == null || boundary.isEmpty() || boundary.length() > 70) {
            throw malformed("it names no boundary of 1 to 70 characters");
        }
        return boundary.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** The first part. */
    byte[] facts() throws IOException {
        Head head = next();
        if (!head.name().equals("facts")) {
            throw new Rejected("web.facts-first",
                    "The first part must be \"facts\", so that mistakes are told before the sound is sent; write {} when there are none.");
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        stream.readBodyData(new Capped(bytes));
        more = stream.readBoundary();
        return bytes.toByteArray();
    }

    /** All other parts, into the blob store. */
    void readSounds() throws IOException {
        while (more) {
            Head head = next();
            List<String> names = new ArrayList<>(parts.stream().map(Part::name).toList());
            names.add(head.name());
            if (LEGAL.stream().noneMatch(legal -> legal.size() >= names.size() && legal.subList(0, names.size()).equals(names))) {
                throw unexpected();
            }
            BlobStore.Upload upload = blobs.begin();
            parts.add(new Part(head.name(), head.fileName(), upload));
            stream.readBodyData(new Into(upload));
            more = stream.readBoundary();
        }
        if (LEGAL.stream().noneMatch(legal -> legal.size() == parts.size())) {
            throw unexpected();
        }
    }

    private static Rejected unexpected() {
        return new Rejected("web.parts",
                "After \"facts\" there must be one part \"audio\", or the two parts \"agent\" and \"customer\", and nothing else.");
    }

    /** Agent first. */
    List<Part> parts() {
        return parts.stream().sorted(java.util.Comparator.comparing(Part::name)).toList();
    }

    private record Head(String name, String fileName) {}

    private Head next() throws IOException {
        if (!more) {
            throw malformed("it has no part");
        }
        try {
            Map<String, String> disposition = disposition(stream.readHeaders());
            return new Head(disposition.getOrDefault("name", ""), disposition.getOrDefault("filename", ""));
        } catch (MultipartStream.MalformedStreamException wrong) {
            throw malformed("the head of a part cannot be read");
        }
    }

    private static Map<String, String> disposition(String headers) {
        ParameterParser parser = new ParameterParser();
        parser.setLowerCaseNames(true);
        Map<String, String> found = new HashMap<>();
        headers.lines().filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-disposition:"))
                .forEach(line -> parser.parse(line.substring(line.indexOf(':') + 1), ';')
                        .forEach((name, value) -> found.put(name, value == null ? "" : value)));
        return found;
    }

    static HttpRefusal malformed(String what) {
        return new HttpRefusal(400, "web.multipart-invalid", "The body is not multipart/form-data as it should be: " + what + ".");
    }

    @Override
    public void close() {
        parts.forEach(part -> part.upload().close());
    }

    /** Writes into an upload that the blob store keeps track of. */
    private static final class Into extends OutputStream {

        private final BlobStore.Upload upload;

        Into(BlobStore.Upload upload) {
            this.upload = upload;
        }

        @Override
        public void write(int one) {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            upload.write(bytes, offset, length);
        }
    }

    /** Refuses facts that are longer than any facts are. */
    private static final class Capped extends OutputStream {

        private final ByteArrayOutputStream bytes;

        Capped(ByteArrayOutputStream bytes) {
            this.bytes = bytes;
        }

        @Override
        public void write(int one) {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] more, int offset, int length) {
            if (bytes.size() + length > MOST_FACTS) {
                throw new HttpRefusal(413, "web.body-too-large", "The part \"facts\" may have at most " + MOST_FACTS + " bytes.");
            }
            bytes.write(more, offset, length);
        }
    }
}
