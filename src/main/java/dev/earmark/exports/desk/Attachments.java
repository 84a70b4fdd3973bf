package dev.earmark.exports.desk;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earmark.exports.JsonFields;
import java.util.ArrayList;
import java.util.List;

/** Files that came with a message, as a note in its text. */
final class Attachments {

    private static final int MOST = 20;

    private Attachments() {}

    /** {@code [attachment: invoice.pdf]} for each; empty without any. */
    static String note(JsonNode message) {
        List<String> notes = new ArrayList<>();
        for (String field : List.of("attachments", "Attachments", "files", "media")) {
            for (JsonNode file : JsonFields.items(message.path(field))) {
                if (notes.size() < MOST) {
                    notes.add(note(JsonFields.text(file, "file_name", "fileName", "filename", "AttachmentName", "name", "title", "type")));
                }
            }
        }
        JsonNode single = message.path("attachment");
        if (single.isObject()) {
            notes.add(note(JsonFields.text(single, "file_name", "fileName", "filename", "name")));
        }
        return String.join("\n", notes);
    }

    /** @param name null when nobody says */
    static String note(@org.jspecify.annotations.Nullable String name) {
        return "[attachment" + (name == null ? "" : ": " + name.replaceAll("[\\[\\]\\n]", " ").strip()) + "]";
    }
}
