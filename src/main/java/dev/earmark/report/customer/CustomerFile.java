package dev.earmark.report.customer;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earmark.access.Reach;
import dev.earmark.blobs.BlobStore;
import dev.earmark.fault.NotFound;
import dev.earmark.interaction.Interaction;
import dev.earmark.report.json.ResultJson;
import dev.earmark.results.CurrentScorecard;
import dev.earmark.results.MarkedMoments;
import dev.earmark.library.RubricName;
import dev.earmark.store.Findings.Heard;
import dev.earmark.store.Findings.ScoreLine;
import dev.earmark.store.Interactions.Arrived;
import dev.earmark.store.Interactions.Blob;
import dev.earmark.store.Store;
import dev.earmark.text.PlainText;
import dev.earmark.transcript.Transcript;
import dev.earmark.transcript.Turn;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is kept of a customer as one ZIP: {@code customer.json} for programs, {@code index.txt} to be read, and the recordings.
 * Each interaction is read in a transaction of its own, so an export of many sees what changes meanwhile. Safe for many threads.
 */
public final class CustomerFile {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int PAGE = 100;
    private static final int LONGEST_ID = 60;
    private static final String OUTLINE = "peaks";
    private static final Map<String, String> ENDINGS = Map.of("audio/wav", ".wav", "audio/mpeg", ".mp3", "audio/ogg", ".ogg", "audio/flac",
            ".flac", "audio/mp4", ".m4a", "audio/webm", ".webm");

    private final Store store;
    private final BlobStore blobs;
    private final Clock clock;
    private final CurrentScorecard current = new CurrentScorecard();
    private final MarkedMoments marked = new MarkedMoments();

    public CustomerFile(Store store, BlobStore blobs, Clock clock) {
        this.store = store;
        this.blobs = blobs;
        this.clock = clock;
    }

    /**
     * What of an interaction is told.
     *
     * @param sounds paths within the ZIP by the keys of the files
     */
    private record Told(Interaction interaction, ObjectNode json, @Nullable Transcript transcript, Map<String, String> sounds) {}

    /**
     * Ids of everything that there is of a customer.
     *
     * @throws NotFound with {@code results.customer-unknown}
     */
    public List<String> ids(String customerId) {
        List<String> all = new ArrayList<>();
        List<String> page;
        do {
            String last = all.isEmpty() ? "" : all.getLast();
            page = store.read(tx -> tx.retention().ofCustomer(customerId, last, PAGE));
            all.addAll(page);
        } while (page.size() == PAGE);
        if (all.isEmpty()) {
            throw new NotFound("results.customer-unknown", "There is no interaction with a customer \""
                    + PlainText.quoted(customerId, LONGEST_ID) + "\".");
        }
        return all;
    }

    /**
     * Writes it; the stream stays open.
     *
     * @return how many interactions are in it
     * @throws NotFound with {@code results.customer-unknown}, before anything is written
     */
    public int write(String customerId, OutputStream out) throws IOException {
        List<String> ids = ids(customerId);
        ObjectNode all = NODES.objectNode().put("customer", customerId).put("at", clock.instant().toString());
        ArrayNode interactions = all.putArray("interactions");
        StringBuilder text = new StringBuilder("Everything that is kept of the customer ").append(PlainText.line(customerId)).append('\n')
                .append("Originals, from which no private words were removed, are left out where they are kept.\n");
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        int count = 0;
        for (String id : ids) {
            Optional<Told> told = store.read(tx -> told(tx, id));
            if (told.isPresent()) {
                interactions.add(told.get().json());
                append(text, told.get());
                sounds(zip, told.get());
                count++;
            }
        }
        entry(zip, "customer.json", all.toPrettyString());
        entry(zip, "index.txt", text.toString());
        zip.finish();
        return count;
    }

    private static void entry(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    private void sounds(ZipOutputStream zip, Told told) throws IOException {
        for (Map.Entry<String, String> sound : told.sounds().entrySet()) {
            try (InputStream in = blobs.open(sound.getKey())) {
                zip.putNextEntry(new ZipEntry(sound.getValue()));
                in.transferTo(zip);
                zip.closeEntry();
            } catch (NotFound gone) {
                // deleted this moment
            }
        }
    }

    private Optional<Told> told(Store.Tx tx, String id) {
        Optional<Interaction> found = tx.interactions().find(id, Reach.EVERYTHING);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Interaction interaction = found.get();
        Arrived arrived = tx.interactions().arrived(id).orElseThrow();
        ObjectNode node = facts(interaction, arrived);
        @Nullable Transcript transcript = tx.findings().heard(id).map(Heard::transcript).orElse(null);
        if (transcript != null) {
            node.set("transcript", ResultJson.of(transcript));
        }
        tx.findings().counted(id).ifPresent(counted -> {
            node.set("measures", ResultJson.of(counted.measures()));
            node.set("sentiment", ResultJson.of(counted.sentiment()));
        });
        ArrayNode cards = node.putArray("scorecards");
        current.lines(tx, id, Reach.EVERYTHING).forEach(line -> cards.add(card(tx, id, line)));
        people(tx, id, node);
        ArrayNode deleted = node.putArray("deleted");
        tx.retention().deletions(id).forEach(one -> deleted.addObject().put("kind", one.kind().label()).put("at", one.at().toString())
                .put("why", one.why()));
        return Optional.of(new Told(interaction, node, transcript, sounds(id, arrived)));
    }

    private static ObjectNode facts(Interaction interaction, Arrived arrived) {
        ObjectNode node = NODES.objectNode().put("id", interaction.id()).put("externalId", interaction.externalId())
                .put("channel", interaction.channel().label()).put("customer", interaction.facts().customerId())
                .put("customerName", interaction.facts().customerName()).put("agent", interaction.facts().agentId())
                .put("agentName", interaction.facts().agentName()).put("team", interaction.routing().team())
                .put("queue", interaction.routing().queue()).put("receivedAt", interaction.receivedAt().toString())
                .put("source", arrived.source());
        Instant started = interaction.startedAt();
        return node.put("startedAt", started == null ? null : started.toString());
    }

    private ObjectNode card(Store.Tx tx, String id, ScoreLine line) {
        ObjectNode node = NODES.objectNode().put("current", line.current());
        current.scorecard(tx, id, new RubricName(line.rubricId(), line.rubricVersion()))
                .ifPresent(card -> node.setAll(ResultJson.of(card)));
        ArrayNode moments = node.putArray("moments");
        marked.of(tx, id, line).orElse(List.of()).forEach(moment -> moments.add(ResultJson.of(moment)));
        tx.findings().summary(id, line.rubricId(), line.rubricVersion()).ifPresent(summary -> node.set("summary", ResultJson.of(summary)));
        return node;
    }

    /** What people made of it. */
    private static void people(Store.Tx tx, String id, ObjectNode node) {
        ArrayNode outcomes = node.putArray("outcomes");
        tx.outcomes().of(id).forEach(fact -> outcomes.addObject().put("name", fact.name().label()).put("value", fact.value())
                .put("at", fact.at().toString()));
        ArrayNode comments = node.putArray("comments");
        tx.remarks().of(id).forEach(remark -> comments.addObject().put("turn", remark.turn()).put("text", remark.text())
                .put("by", remark.by().name()).put("at", remark.at().toString()));
        ArrayNode moments = node.putArray("markedMoments");
        tx.remarks().marked(id).forEach(moment -> moments.addObject().put("quote", moment.place().quote()).put("note", moment.note())
                .put("by", moment.by().name()).put("at", moment.at().toString()));
    }

    private static Map<String, String> sounds(String id, Arrived arrived) {
        Map<String, String> sounds = new LinkedHashMap<>();
        for (Blob blob : arrived.blobs()) {
            if (!blob.name().equals(OUTLINE) && !blob.isOriginal()) {
                sounds.put(blob.key(), "sound/" + id + "-" + blob.name() + ENDINGS.getOrDefault(blob.type(), ""));
            }
        }
        return sounds;
    }

    private static void append(StringBuilder text, Told told) {
        Interaction interaction = told.interaction();
        Instant at = Objects.requireNonNullElse(interaction.startedAt(), interaction.receivedAt());
        text.append("\n== ").append(at).append("  ").append(interaction.channel().label()).append("  ").append(interaction.id())
                .append('\n');
        told.json().path("scorecards").forEach(card -> text.append("Scored by ").append(card.at("/rubric/id").asText()).append(": ")
                .append(card.path("percent").asText()).append(" %\n"));
        told.json().path("deleted").forEach(one -> text.append("Deleted: ").append(one.path("kind").asText()).append(", ")
                .append(one.path("at").asText()).append(", ").append(PlainText.line(one.path("why").asText())).append('\n'));
        told.sounds().values().forEach(path -> text.append("Recording: ").append(path).append('\n'));
        Transcript transcript = told.transcript();
        if (transcript != null) {
            transcript.turns().forEach(turn -> append(text, turn));
        }
    }

    private static void append(StringBuilder text, Turn turn) {
        text.append(turn.speaker().label()).append(": ").append(PlainText.line(turn.text())).append('\n');
    }
}
