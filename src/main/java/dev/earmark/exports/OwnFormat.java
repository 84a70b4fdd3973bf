package dev.earmark.exports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes a draft as our own format. Messages get times only when all of them have one. Safe for many threads. */
final class OwnFormat {

    private static final int MS_PER_WORD = 400;
    private static final long MOST_MS = Duration.ofDays(7).toMillis();

    private final JsonMapper mapper = new JsonMapper();

    byte[] write(Draft draft) {
        ObjectNode top = mapper.createObjectNode();
        put(top, "id", draft.id);
        List<Timed> timed = timed(draft);
        put(top, "channel", channel(draft, timed));
        person(top, "agent", draft.agentId, draft.agentName);
        person(top, "customer", draft.customerId, draft.customerName);
        put(top, "queue", draft.queue);
        if (draft.startedAt != null) {
            top.put("startedAt", draft.startedAt.toString());
        }
        if (draft.durationMs != null && draft.durationMs > 0 && draft.durationMs <= MOST_MS) {
            top.put("durationMs", draft.durationMs);
        }
        if (draft.engine != null) {
            top.putObject("engine").put("name", draft.engine).put("model", "").put("sha256", "");
        }
        ArrayNode turns = top.putArray("turns");
        timed.forEach(message -> turns.add(turn(message)));
        if (!draft.notes().isEmpty()) {
            ArrayNode notes = top.putArray("notes");
            draft.notes().forEach(notes::add);
        }
        return bytes(top);
    }

    private byte[] bytes(ObjectNode top) {
        try {
            return mapper.writeValueAsBytes(top);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static @Nullable String channel(Draft draft, List<Timed> timed) {
        boolean spoken = timed.stream().anyMatch(message -> message.startMs != null && message.message.at() == null);
        return draft.channel != null ? draft.channel : spoken ? "voice" : "chat";
    }

    private record Timed(ExportMessage message, @Nullable Long startMs, @Nullable Long endMs) {}

    private static List<Timed> timed(Draft draft) {
        List<ExportMessage> messages = draft.messages();
        if (!messages.isEmpty() && messages.stream().allMatch(message -> message.startMs() != null)) {
            return spoken(draft);
        }
        boolean sent = !messages.isEmpty() && messages.stream().allMatch(message -> message.at() != null);
        Instant first = messages.stream().map(ExportMessage::at).filter(Objects::nonNull).min(Comparator.naturalOrder()).orElse(null);
        draft.startedAt(draft.startedAt == null ? first : null);
        List<ExportMessage> sorted = sent ? sorted(draft, Comparator.comparing(message -> Objects.requireNonNull(message.at()))) : messages;
        boolean within = sent && first != null
                && Duration.between(first, Objects.requireNonNull(sorted.getLast().at())).toMillis() <= MOST_MS;
        return sorted.stream().map(message -> {
            Instant at = message.at();
            @Nullable Long ms = within && first != null && at != null ? (Long) Duration.between(first, at).toMillis() : null;
            return new Timed(message, ms, ms);
        }).toList();
    }

    private static List<ExportMessage> sorted(Draft draft, Comparator<ExportMessage> order) {
        List<ExportMessage> sorted = draft.messages().stream().sorted(order).toList();
        if (!sorted.equals(draft.messages())) {
            draft.note("messages were not in the order of their times and were sorted by them");
        }
        return sorted;
    }

    /** An end that is not said is the start of what follows, or as long as the words take. */
    private static List<Timed> spoken(Draft draft) {
        List<ExportMessage> sorted = sorted(draft, Comparator.comparing(message -> Objects.requireNonNull(message.startMs())));
        List<Timed> timed = new ArrayList<>();
        for (int i = 0; i < sorted.size(); i++) {
            ExportMessage message = sorted.get(i);
            long startMs = Objects.requireNonNull(message.startMs());
            long said = startMs + (long) MS_PER_WORD * message.text().strip().split("\\s+").length;
            Long next = i + 1 < sorted.size() ? sorted.get(i + 1).startMs() : null;
            long guess = next == null ? said : Math.max(startMs, Math.min(said, next));
            Long end = message.endMs();
            timed.add(new Timed(message, startMs, end == null || end < startMs ? guess : end));
        }
        return timed;
    }

    private ObjectNode turn(Timed timed) {
        ExportMessage message = timed.message;
        ObjectNode turn = mapper.createObjectNode().put("speaker", message.author().isBlank() ? "unknown" : message.author().strip())
                .put("text", message.text().strip());
        if (timed.startMs != null && timed.endMs != null && timed.startMs >= 0) {
            turn.put("startMs", timed.startMs).put("endMs", timed.endMs);
        }
        List<ExportMessage.Heard> words = message.words();
        String spelt = String.join(" ", words.stream().map(ExportMessage.Heard::text).toList());
        if (!words.isEmpty() && spelt.equals(message.text().strip().replaceAll("\\s+", " "))) {
            ArrayNode list = turn.putArray("words");
            words.forEach(word -> list.addObject().put("text", word.text()).put("startMs", Math.max(0, word.startMs()))
                    .put("endMs", Math.max(Math.max(0, word.startMs()), word.endMs()))
                    .put("confidence", Math.min(1, Math.max(0, word.confidence()))));
        }
        return turn;
    }

    private static void person(ObjectNode top, String party, @Nullable String id, @Nullable String name) {
        if (id != null || name != null) {
            ObjectNode person = top.putObject(party);
            put(person, "id", id);
            put(person, "name", name);
        }
    }

    private static void put(ObjectNode node, String field, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            node.put(field, value.length() > 200 ? value.substring(0, 200) : value);
        }
    }
}
