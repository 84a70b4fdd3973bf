package dev.earmark.web.api;

import dev.earmark.fault.NotFound;
import dev.earmark.interaction.Interaction;
import dev.earmark.store.Interactions.Blob;
import dev.earmark.web.http.Answer;
import dev.earmark.web.http.ByteRange;
import dev.earmark.web.http.Exchange;
import dev.earmark.web.http.Handler;
import dev.earmark.web.http.HttpRefusal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The sound of an interaction and its outline. Players ask for parts of it and drop the connection when they have heard enough. */
final class SoundApi {

    private static final List<String> BEST_FIRST = List.of("playable", "audio", "agent", "customer");

    private final Backend backend;

    SoundApi(Backend backend) {
        this.backend = backend;
    }

    Map<String, Handler> handlers() {
        return Map.of("getAudio", this::audio, "headAudio", this::audio, "getPeaks", this::peaks);
    }

    private List<Blob> blobs(Exchange exchange) {
        return backend.store().read(tx -> {
            Interaction seen = InteractionsApi.seen(tx, exchange);
            return tx.interactions().arrived(seen.id()).orElseThrow().blobs();
        });
    }

    private Answer audio(Exchange exchange) {
        Blob blob = chosen(blobs(exchange), exchange.query("part"));
        Optional<Path> here = backend.blobs().path(blob.key());
        String tag = "\"" + blob.sha256() + "\"";
        Answer whole = new Answer(200, List.of(), content(blob, here, 0, blob.bytes()))
                .withTag(tag).with("Accept-Ranges", "bytes").with("Content-Disposition", "inline");
        String range = exchange.header("Range");
        String onlyIf = exchange.header("If-Range");
        if (range == null || onlyIf != null && !onlyIf.strip().equals(tag)) {
            return whole;
        }
        return switch (ByteRange.of(range, blob.bytes())) {
            case ByteRange.Whole _ -> whole;
            case ByteRange.Part part -> new Answer(206, whole.headers(), content(blob, here, part.from(), part.length()))
                    .with("Content-Range", "bytes " + part.from() + "-" + (part.from() + part.length() - 1) + "/" + blob.bytes());
            case ByteRange.Unsatisfiable _ -> throw new HttpRefusal(416, "web.range",
                    "The recording has " + blob.bytes() + " bytes; the range lies outside them.",
                    Map.of("Content-Range", "bytes */" + blob.bytes(), "Accept-Ranges", "bytes"));
        };
    }

    private Answer.Content content(Blob blob, Optional<Path> here, long from, long length) {
        return here.<Answer.Content>map(file -> new Answer.FileSlice(type(blob), file, from, length))
                .orElseGet(() -> new Answer.Elsewhere(type(blob), length, () -> backend.blobs().open(blob.key(), from, length)));
    }

    private static Blob chosen(List<Blob> blobs, @Nullable String part) {
        return BEST_FIRST.stream().filter(name -> part == null || part.equals(name))
                .flatMap(name -> blobs.stream().filter(blob -> blob.name().equals(name))).findFirst()
                .orElseThrow(() -> new NotFound("web.no-sound", "There is no such sound of this interaction."));
    }

    /** Whatever somebody sent must not be taken for a page. */
    private static String type(Blob blob) {
        return blob.type().matches("(audio|video)/[A-Za-z0-9.+-]{1,100}") ? blob.type() : "application/octet-stream";
    }

    private Answer peaks(Exchange exchange) throws IOException {
        Optional<Blob> blob = blobs(exchange).stream().filter(one -> one.name().equals("peaks")).findFirst();
        if (blob.isEmpty()) {
            throw new NotFound("web.no-sound", "There is no outline of this interaction's sound yet.");
        }
        try (InputStream in = backend.blobs().open(blob.get().key())) {
            byte[] bytes = in.readAllBytes();
            return "json".equals(exchange.query("format"))
                    ? Answer.ok(PeaksJson.of(bytes)) : Answer.bytes(200, "application/octet-stream", bytes);
        }
    }
}
