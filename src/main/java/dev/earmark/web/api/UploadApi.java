package dev.earmark.web.api;

import dev.earmark.fault.Unavailable;
import dev.earmark.inbox.Offer;
import dev.earmark.inbox.Receipt;
import dev.earmark.inbox.admission.Ticket;
import dev.earmark.interaction.Priority;
import dev.earmark.pipeline.Details;
import dev.earmark.pipeline.DetailsReader;
import dev.earmark.web.http.Answer;
import dev.earmark.web.http.Exchange;
import dev.earmark.web.http.Handler;
import dev.earmark.web.http.HttpRefusal;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** Takes interactions in. Whether there is room is asked before the first byte of the body is read. */
final class UploadApi {

    private static final int PAGE_BYTES = 4096;

    /** In pages. A parsed conversation takes a multiple of its bytes, so of the largest only two are read at the same time. */
    private final Semaphore textRoom;
    private final Backend backend;
    private final DetailsReader facts = new DetailsReader();

    UploadApi(Backend backend) {
        this.backend = backend;
        this.textRoom = new Semaphore(2 * (backend.mostTextBytes() / PAGE_BYTES + 1));
    }

    Map<String, Handler> handlers() {
        return Map.of("createInteraction", this::create);
    }

    private Answer create(Exchange exchange) throws IOException {
        try (Ticket _ = backend.reception().admit()) {
            Receipt receipt = exchange.mediaType().equals("application/json") ? transcript(exchange) : recording(exchange);
            return answer(receipt);
        }
    }

    private Receipt transcript(Exchange exchange) throws IOException {
        int share = share(exchange.header("Content-Length"));
        if (!textRoom.tryAcquire(share)) {
            throw new Unavailable("inbox.busy", "Too many large conversations are being read at this moment; try again in a second.",
                    Duration.ofSeconds(1));
        }
        try {
            return backend.reception().transcript(offer(exchange, Details.NOTHING), exchange.bytes(backend.mostTextBytes()));
        } finally {
            textRoom.release(share);
        }
    }

    /** How many pages of the memory for texts a request takes; all that one may have when it does not say its length. */
    private int share(@Nullable String length) {
        boolean said = length != null && length.matches("\\d{1,9}");
        int most = backend.mostTextBytes();
        return Math.min(most, said ? Integer.parseInt(String.valueOf(length)) : most) / PAGE_BYTES + 1;
    }

    private Receipt recording(Exchange exchange) throws IOException {
        try (Multipart multipart = new Multipart(exchange, backend.blobs(), backend.mostUploadBytes())) {
            Details known = facts.read(multipart.facts(), "facts");
            multipart.readSounds();
            if (!exchange.stillMay()) {
                throw new HttpRefusal(401, "web.not-known",
                        "The key or session ended while the recording was sent, so it was not kept; send it again with a good one.");
            }
            return backend.reception().recording(offer(exchange, known), multipart.parts());
        }
    }

    private static Offer offer(Exchange exchange, Details known) {
        Priority priority = Priority.valueOf(String.valueOf(exchange.query("priority")).toUpperCase(Locale.ROOT));
        return new Offer(exchange.header("Idempotency-Key"), known, exchange.principal().id(), priority);
    }

    private static Answer answer(Receipt receipt) {
        return Answer.json(receipt.fresh() ? 201 : 200, Views.object().put("id", receipt.id()).put("key", receipt.key())
                        .put("keyDerived", receipt.keyDerived()).put("repeated", !receipt.fresh()))
                .with("Location", "/api/v1/interactions/" + receipt.id());
    }
}
