package dev.earmark.web.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a request is answered. A value: a handler returns it, the server sends it. */
public record Answer(int status, List<Header> headers, Content content) {

    public Answer {
        headers = List.copyOf(headers);
    }

    public record Header(String name, String value) {}

    /** The body. */
    public sealed interface Content {}

    public record Nothing() implements Content {}

    /** The array is not copied. */
    public record Bytes(String type, byte[] bytes) implements Content {}

    /** Part of a file, sent without being read into memory. */
    public record FileSlice(String type, Path file, long from, long length) implements Content {}

    /** Bytes that lie elsewhere; read only when it is certain that they are sent. */
    public record Elsewhere(String type, long length, Source source) implements Content {}

    /** The same, on their way; whoever sends them closes them. */
    public record Flow(String type, long length, InputStream bytes) implements Content {}

    /** Where bytes come from that lie elsewhere. */
    @FunctionalInterface
    public interface Source {
        InputStream open() throws IOException;
    }

    /** Written piece by piece for as long as both sides like. */
    public record Live(String type, Script script) implements Content {}

    /** Writes a live body. Runs on the request's own thread. */
    @FunctionalInterface
    public interface Script {
        void run(Pen pen) throws ClientGone, InterruptedException;
    }

    @FunctionalInterface
    public interface Pen {
        /** Returns when the other side has room for more. */
        void write(String text) throws ClientGone;
    }

    public static Answer json(int status, JsonNode body) {
        return new Answer(status, List.of(), new Bytes("application/json", body.toString().getBytes(StandardCharsets.UTF_8)));
    }

    public static Answer ok(JsonNode body) {
        return json(200, body);
    }

    public static Answer bytes(int status, String type, byte[] bytes) {
        return new Answer(status, List.of(), new Bytes(type, bytes));
    }

    public static Answer nothing(int status) {
        return new Answer(status, List.of(), new Nothing());
    }

    /** To another page, by GET. */
    public static Answer seeOther(String location) {
        return nothing(303).with("Location", location);
    }

    public Answer with(String header, String value) {
        List<Header> more = new ArrayList<>(headers);
        more.add(new Header(header, value));
        return new Answer(status, more, content);
    }

    public Answer withTag(String tag) {
        return with("ETag", tag);
    }

    /** To be asked once, before an answer with a body is sent; throws what the source throws. */
    public Answer opened() throws IOException {
        return content instanceof Elsewhere there
                ? new Answer(status, headers, new Flow(there.type, there.length, there.source.open())) : this;
    }

    public boolean has(String header) {
        return headers.stream().anyMatch(one -> one.name().equalsIgnoreCase(header));
    }
}
