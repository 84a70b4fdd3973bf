package dev.earmark.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earmark.fault.Rejected;
import dev.earmark.yaml.Nearest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What stands beside a recording: {@code call.json} next to {@code call.wav}, as {@code schema/sidecar.schema.json} describes it.
 * An unknown field is refused, because a misspelt channel would swap the parties; a transcript beside its recording is read for
 * what it says about the people.
 */
final class Sidecar {

    private static final String CODE = "pipeline.sidecar-invalid";
    private static final List<String> FIELDS = List.of("id", "agent", "customer", "agentChannel", "customerChannel");
    private static final int MOST_BYTES = 1 << 20;
    private static final int MOST_CHANNELS = 8;

    private final StrictJson json = new StrictJson();

    /** @throws Rejected with {@code pipeline.sidecar-invalid} or {@code pipeline.json-invalid} */
    Known beside(Path recording) {
        Path file = FileNames.withEnding(recording, ".json");
        if (!Files.isRegularFile(file)) {
            return Known.NOTHING;
        }
        JsonObject top = read(file);
        if (top.has("turns")) {
            return new Known(top.name("id"), TranscriptReader.facts(top), null, null);
        }
        for (String field : top.fields()) {
            if (!FIELDS.contains(field)) {
                Optional<String> near = Nearest.to(field, FIELDS);
                throw top.wrong("unknown field \"" + field + "\"; "
                        + near.map(name -> "did you mean \"" + name + "\"?").orElse("known are " + String.join(", ", FIELDS)));
            }
        }
        return new Known(top.name("id"), TranscriptReader.facts(top), channel(top, "agentChannel"), channel(top, "customerChannel"));
    }

    /** Whether a JSON file says something about a recording beside it and is no conversation of its own. */
    boolean is(Path file) {
        if (!file.toString().endsWith(".json") || !FileNames.hasRecordingBeside(file)) {
            return false;
        }
        try {
            return !read(file).has("turns");
        } catch (Rejected wrong) {
            return true; // told when the recording is taken in
        }
    }

    private JsonObject read(Path file) {
        String name = FileNames.shown(file);
        try (InputStream bytes = Files.newInputStream(file)) {
            byte[] head = bytes.readNBytes(MOST_BYTES + 1);
            if (head.length > MOST_BYTES) {
                throw new Rejected(CODE, name + ": a file beside a recording may have at most " + MOST_BYTES + " bytes.");
            }
            return new JsonObject(CODE, name, json.parse(head, name));
        } catch (IOException unreadable) {
            throw new Rejected("pipeline.unreadable", name + " cannot be read: " + unreadable.getMessage() + ".", unreadable);
        }
    }

    private static @Nullable Integer channel(JsonObject top, String field) {
        JsonNode value = top.node().get(field);
        if (value != null && value.isTextual()) {
            return switch (value.textValue()) {
                case "left" -> 1;
                case "right" -> 2;
                default -> throw top.wrong("\"" + field + "\" is " + JsonObject.shown(value) + "; it must be left, right or a number from 1");
            };
        }
        return top.whole(field, 1, MOST_CHANNELS, "(1 is left)").map(Long::intValue).orElse(null);
    }
}
