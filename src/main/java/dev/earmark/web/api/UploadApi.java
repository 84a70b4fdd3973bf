package dev.earmark.web.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earmark.exports.GzipText;
import dev.earmark.fault.Unavailable;
import dev.earmark.inbox.Offer;
import dev.earmark.inbox.Receipt;
import dev.earmark.inbox.admission.Ticket;
import dev.earmark.interaction.Priority;
import dev.earmark.pipeline.Details;
import dev.earmark.pipeline.DetailsReader;
import dev.earmark.text.PlainText;
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
            Receipt receipt = exchange.mediaType().startsWith("multipart/") ? recording(exchange) : transcript(exchange);
            return answer(receipt);
        }
    }

    private Receipt transcript(Exchange exchange) throws IOException {
        boolean packed = packed(exchange);
        int share = share(packed ? null : exchange.header("Content-Length"));
        if (!textRoom.tryAcquire(share)) {
            throw new Unavailable("inbox.busy", "Too many large conversations are being read at this moment; try again in a second.",
                    Duration.ofSeconds(1));
        }
        try {
            byte[] text = exchange.bytes(backend.mostTextBytes());
            if (!packed && GzipText.isGzip(text)) {
                throw new HttpRefusal(415, "web.encoding", "The body is packed with gzip; say so with the header Content-Encoding: gzip.");
            }
            return backend.reception().transcript(offer(exchange, chosen(exchange)), text);
        } finally {
            textRoom.release(share);
        }
    }

    /** @throws HttpRefusal 415 with {@code web.encoding} for a packing that nobody takes off */
    private static boolean packed(Exchange exchange) {
        String encoding = exchange.header("Content-Encoding");
        String known = encoding == null ? "identity" : encoding.strip().toLowerCase(Locale.ROOT);
        boolean gzip = known.equals("gzip") || known.equals("x-gzip");
        if (!gzip && !known.equals("identity") || gzip && exchange.mediaType().startsWith("multipart/")) {
            throw new HttpRefusal(415, "web.encoding", "The body has the Content-Encoding \"" + PlainText.quoted(known)
                    + "\"; a conversation may be packed with gzip, a recording not at all.");
        }
        return gzip || exchange.mediaType().equals("application/gzip");
    }

    /** How many pages of the memory for texts a request takes; all that one may have when it does not say its length. */
    private int share(@Nullable String length) {
        boolean said = length != null && length.matches("\\d{1,9}");
        int most = backend.mostTextBytes();
        return Math.min(most, said ? Integer.parseInt(String.valueOf(length)) : most) / PAGE_BYTES + 1;
    }

    private Receipt recording(Exchange exchange) throws IOException {
        packed(exchange);
        try (Multipart multipart = new Multipart(exchange, backend.blobs(), backend.mostUploadBytes())) {
            Details known = chosen(exchange).orElse(facts.read(multipart.facts(), "facts"));
            backend.reception().mustUnderstand(known);
            multipart.readSounds();
            if (!exchange.stillMay()) {
                throw new HttpRefusal(401, "web.not-known",
                        "The key or session ended while the recording was sent, so it was not saved; send it again with a valid one.");
            }
            return backend.reception().recording(offer(exchange, known), multipart.parts());
        }
    }

    private static Details chosen(Exchange exchange) {
        return Details.inLanguage(DetailsReader.language(exchange.query("language"), "\"language\""));
    }

    private static Offer offer(Exchange exchange, Details known) {
        Priority priority = Priority.valueOf(String.valueOf(exchange.query("priority")).toUpperCase(Locale.ROOT));
        return new Offer(exchange.header("Idempotency-Key"), known, exchange.principal().id(), priority);
    }

    private static Answer answer(Receipt receipt) {
        ObjectNode told = Views.object().put("id", receipt.id()).put("key", receipt.key()).put("keyDerived", receipt.keyDerived())
                .put("repeated", !receipt.fresh());
        if (!receipt.notes().isEmpty()) {
            receipt.notes().forEach(told.putArray("notes")::add);
        }
        return Answer.json(receipt.fresh() ? 201 : 200, told).with("Location", "/api/v1/interactions/" + receipt.id());
    }
}
