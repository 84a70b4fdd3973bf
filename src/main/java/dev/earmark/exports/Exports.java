package dev.earmark.exports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earmark.fault.Rejected;
import dev.earmark.json.MalformedJson;
import dev.earmark.json.StrictJson;
import dev.earmark.message.RoleNames;
import dev.earmark.transcript.Speaker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Makes of whatever somebody hands over conversations in our own format. Knows the packing, the encoding and the format by the content;
 * the name is for sentences alone. What is our own format already, and JSON that nobody recognises, is passed on as it is. Safe for many
 * threads.
 */
public final class Exports {

    private static final int MOST_CONVERSATIONS = 50_000;

    private final List<ExportReader> readers;
    private final OwnFormat own = new OwnFormat();
    private final StrictJson strict = new StrictJson();
    private final JsonMapper mapper = new JsonMapper();

    /** @param readers the first one that recognises a text reads it */
    public Exports(List<ExportReader> readers) {
        this.readers = List.copyOf(readers);
    }

    /**
     * One conversation of a text, as our own format describes it.
     *
     * @param number from 1; 0 when the text is one conversation
     */
    @SuppressWarnings("ArrayRecordComponent") // read once, never compared
    public record Piece(int number, byte[] json) {}

    /**
     * @param mostBytes of the text when it is unpacked
     * @param place     how refusals call it
     * @throws Rejected with a code of {@code exports}, {@code pipeline.too-large} or {@code pipeline.json-invalid}
     */
    public List<Piece> conversations(byte[] bytes, int mostBytes, String place) {
        byte[] plain = GzipText.of(bytes, mostBytes, place);
        Encoding encoding = Encoding.of(plain).orElseGet(() -> asMail(plain, place));
        String text = encoding.text();
        String note = encoding.note();
        if (looksLikeJson(text)) {
            return json(text, note == null ? plain : text.getBytes(StandardCharsets.UTF_8), note, place);
        } else if (text.isBlank()) {
            throw new Rejected("pipeline.json-invalid", place + ": is empty.");
        }
        ExportText export = ExportText.plain(text, plain);
        ExportReader reader = reader(export).orElseThrow(() -> new Rejected("exports.format-unknown", place
                + ": is neither JSON nor in a known format of conversations; the page \"imports\" says what is read."));
        return pieces(reader, export, note, place);
    }

    /** Whether a JSON text is an export that is known, and neither our own format nor something said about a recording. */
    public boolean knows(JsonNode json) {
        return reader(ExportText.of(json)).isPresent();
    }

    /** A mail says of each part in which encoding it is. */
    private Encoding asMail(byte[] plain, String place) {
        String text = new String(plain, StandardCharsets.ISO_8859_1);
        ExportText export = ExportText.plain(text, plain);
        if (readers.stream().noneMatch(reader -> reader.readsBytes() && reader.fits(export))) {
            throw new Rejected("pipeline.json-invalid", place + ": is not UTF-8 text.");
        }
        return new Encoding(text, null);
    }

    private static boolean looksLikeJson(String text) {
        String start = text.stripLeading();
        return start.startsWith("{") || start.startsWith("[{") || start.startsWith("[") && start.matches("(?s)\\[\\s*[\\[{\\]\"\\d].*")
                && !start.matches("(?s)\\[\\d{1,4}[./:-].*");
    }

    private List<Piece> json(String text, byte[] utf8, @Nullable String note, String place) {
        JsonNode json;
        try {
            json = strict.parse(text);
        } catch (MalformedJson wrong) {
            return lines(text).map(lines -> ofLines(lines, note, place)).orElse(List.of(new Piece(0, utf8)));
        }
        ExportText export = ExportText.of(json);
        Optional<ExportReader> reader = isOwn(json) ? Optional.empty() : reader(export);
        if (reader.isPresent()) {
            return pieces(reader.get(), export, note, place);
        } else if (json.isArray() && !json.isEmpty() && json.path(0).isObject()) {
            return ofLines(JsonFields.items(json).stream().map(JsonNode::toString).toList(), note, place);
        }
        return List.of(new Piece(0, note == null ? utf8 : noted(json, note)));
    }

    private static boolean isOwn(JsonNode json) {
        JsonNode first = json.path("turns").path(0);
        return json.path("turns").isArray() && (!first.isObject() || first.has("speaker"));
    }

    /** A JSON object on each of several lines. */
    private static Optional<List<String>> lines(String text) {
        List<String> lines = text.lines().filter(line -> !line.isBlank()).limit(MOST_CONVERSATIONS + 1L).toList();
        return lines.size() > 1 && lines.stream().allMatch(line -> line.startsWith("{") && line.stripTrailing().endsWith("}"))
                ? Optional.of(lines) : Optional.empty();
    }

    private List<Piece> ofLines(List<String> lines, @Nullable String note, String place) {
        List<Piece> pieces = new ArrayList<>();
        for (String line : lines) {
            for (Piece piece : json(line, line.getBytes(StandardCharsets.UTF_8), note, place)) {
                pieces.add(new Piece(pieces.size() + 1, piece.json()));
            }
        }
        return bounded(pieces, place);
    }

    private Optional<ExportReader> reader(ExportText export) {
        return readers.stream().filter(reader -> reader.fits(export)).findFirst();
    }

    private List<Piece> pieces(ExportReader reader, ExportText export, @Nullable String note, String place) {
        List<Draft> drafts;
        try {
            drafts = reader.read(export).stream().filter(draft -> !draft.isEmpty()).toList();
        } catch (UnreadableExport wrong) {
            throw new Rejected("exports.unreadable", place + ": looks like " + reader.format() + ", but " + wrong.getMessage() + ".",
                    wrong);
        }
        if (drafts.isEmpty()) {
            throw new Rejected("exports.empty", place + ": is " + reader.format() + " without anything that was said.");
        }
        List<Piece> pieces = new ArrayList<>();
        for (Draft draft : drafts) {
            if (note != null) {
                draft.note(note);
            }
            named(draft);
            pieces.add(new Piece(drafts.size() == 1 ? 0 : pieces.size() + 1, own.write(draft)));
        }
        return bounded(pieces, place);
    }

    private static List<Piece> bounded(List<Piece> pieces, String place) {
        if (pieces.size() > MOST_CONVERSATIONS) {
            throw new Rejected("pipeline.too-large", place + ": holds more than " + MOST_CONVERSATIONS
                    + " conversations; split it into files of fewer.");
        }
        return pieces;
    }

    /** Whoever says most under the role of a party is its name. */
    private static void named(Draft draft) {
        name(draft, Speaker.AGENT).filter(_ -> draft.agentName == null).ifPresent(name -> draft.agent(null, name));
        name(draft, Speaker.CUSTOMER).filter(_ -> draft.customerName == null).ifPresent(name -> draft.customer(null, name));
    }

    private static Optional<String> name(Draft draft, Speaker party) {
        Map<String, Long> names = draft.messages().stream()
                .filter(message -> message.name() != null && RoleNames.of(message.author()).filter(party::equals).isPresent())
                .map(message -> String.valueOf(message.name())).filter(name -> RoleNames.of(name).isEmpty())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        return names.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey);
    }

    private byte[] noted(JsonNode json, String note) {
        if (json instanceof ObjectNode object && !object.has("notes")) {
            object.putArray("notes").add(note);
        }
        try {
            return mapper.writeValueAsBytes(json);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
