package dev.earmark.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earmark.access.AuditEntry;
import dev.earmark.access.Permission;
import dev.earmark.fault.NotFound;
import dev.earmark.interaction.Interaction;
import dev.earmark.store.Findings.Heard;
import dev.earmark.store.Interactions.Blob;
import dev.earmark.text.PlainText;
import dev.earmark.transcript.Speaker;
import dev.earmark.web.http.Answer;
import dev.earmark.web.http.Exchange;
import dev.earmark.web.http.Handler;
import dev.earmark.web.http.HttpRefusal;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was said before private words were removed, where that is kept. Each request is written to the audit log with its reason before
 * anything is shown; when it cannot be written, nothing is shown.
 */
final class OriginalsApi {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String WORDS = "words";
    private static final List<String> SOUNDS = List.of("audio", "agent", "customer");

    private final Backend backend;
    private final SentFile files;

    OriginalsApi(Backend backend) {
        this.backend = backend;
        this.files = new SentFile(backend.blobs());
    }

    Map<String, Handler> handlers() {
        return Map.of("readOriginal", this::words, "hearOriginal", this::sound);
    }

    /**
     * What is kept of one.
     *
     * @param swapped whether agent and customer of its transcript were taken for each other when they were recorded
     */
    private record Looked(String id, List<Blob> all, Blob chosen, boolean swapped) {}

    private Answer words(Exchange exchange) throws IOException {
        Looked kept = looked(exchange, List.of(WORDS), "original.read");
        JsonNode words;
        try (InputStream in = backend.blobs().open(kept.chosen().key())) {
            words = JSON.readTree(in);
        }
        boolean turned = words.path("partiesSwapped").asBoolean() != kept.swapped();
        ObjectNode node = Views.object().put("id", kept.id());
        ArrayNode sounds = node.putArray("sounds");
        SOUNDS.stream().filter(name -> named(kept.all(), name)).forEach(sounds::add);
        ArrayNode turns = node.putArray("turns");
        words.path("turns").forEach(turn -> turns.add(((ObjectNode) turn).put("speaker", speaker(turn.path("speaker").asText(), turned))));
        return Answer.ok(node).with("Cache-Control", "no-store");
    }

    private static boolean named(List<Blob> blobs, String name) {
        return blobs.stream().anyMatch(blob -> blob.name().equals(Blob.ORIGINAL + name));
    }

    /** Somebody may have noticed since that they were taken for each other. */
    private static String speaker(String label, boolean turned) {
        if (turned && label.equals(Speaker.AGENT.label())) {
            return Speaker.CUSTOMER.label();
        }
        return turned && label.equals(Speaker.CUSTOMER.label()) ? Speaker.AGENT.label() : label;
    }

    private Answer sound(Exchange exchange) {
        @Nullable String part = exchange.query("part");
        Looked kept = looked(exchange, part == null ? SOUNDS : List.of(part), "original.hear");
        return files.of(exchange, kept.chosen()).with("Cache-Control", "no-store");
    }

    /** @param wanted names without what begins them, the best first */
    private Looked looked(Exchange exchange, List<String> wanted, String action) {
        if (!exchange.principal().may(Permission.READ_CUSTOMERS)) { // names that were removed could not be masked
            throw new HttpRefusal(403, "web.not-allowed", "To see an original also needs the permission customers:read, which you do not"
                    + " have.");
        }
        String reason = PlainText.line(String.valueOf(exchange.query("reason")));
        return backend.store().write(tx -> {
            Interaction seen = InteractionsApi.seen(tx, exchange);
            List<Blob> all = tx.interactions().arrived(seen.id()).orElseThrow().blobs();
            Blob chosen = wanted.stream().flatMap(name -> all.stream().filter(blob -> blob.name().equals(Blob.ORIGINAL + name))).findFirst()
                    .orElseThrow(() -> new NotFound("web.no-original", "No original of this interaction is kept: nothing was removed from"
                            + " it, or redaction.originals was not keep when it came in, or it was deleted."));
            boolean swapped = tx.findings().heard(seen.id()).map(Heard::transcript).map(said -> said.source().partiesSwapped())
                    .orElse(false);
            tx.audit().append(new AuditEntry(backend.clock().instant(), exchange.principal().id(), action, seen.id(), reason));
            return new Looked(seen.id(), all, chosen, swapped);
        });
    }
}
