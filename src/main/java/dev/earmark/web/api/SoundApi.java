package dev.earmark.web.api;

import dev.earmark.fault.NotFound;
import dev.earmark.interaction.Interaction;
import dev.earmark.store.Interactions.Blob;
import dev.earmark.web.http.Answer;
import dev.earmark.web.http.Exchange;
import dev.earmark.web.http.Handler;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The sound of an interaction and its outline. Players ask for parts of it and drop the connection when they have heard enough. */
final class SoundApi {

    private static final List<String> BEST_FIRST = List.of("playable", "audio", "agent", "customer");

    private final Backend backend;
    private final SentFile files;

    SoundApi(Backend backend) {
        this.backend = backend;
        this.files = new SentFile(backend.blobs());
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
        return files.of(exchange, chosen(blobs(exchange), exchange.query("part")));
    }

    private static Blob chosen(List<Blob> blobs, @Nullable String part) {
        return BEST_FIRST.stream().filter(name -> part == null || part.equals(name))
                .flatMap(name -> blobs.stream().filter(blob -> blob.name().equals(name))).findFirst()
                .orElseThrow(() -> new NotFound("web.no-sound", "There is no such sound of this interaction."));
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
