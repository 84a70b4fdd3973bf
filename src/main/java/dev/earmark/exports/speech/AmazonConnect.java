package dev.earmark.exports.speech;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earmark.exports.Draft;
import dev.earmark.exports.ExportMessage;
import dev.earmark.exports.ExportReader;
import dev.earmark.exports.ExportText;
import dev.earmark.exports.JsonFields;
import java.util.List;
import dev.earmark.json.MalformedJson;
import dev.earmark.json.StrictJson;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Amazon Connect: Contact Lens of calls and chats, transcripts of chats, and call analytics of Amazon Transcribe. */
public final class AmazonConnect implements ExportReader {

    @Override
    public String format() {
        return "a transcript of Amazon Connect";
    }

    @Override
    public boolean fits(ExportText text) {
        JsonNode list = text.json().path("Transcript");
        for (JsonNode item : list) {
            if (item.has("ParticipantId") || item.has("ParticipantRole")) {
                return true;
            }
        }
        return false;
    }

    @Override
    public List<Draft> read(ExportText text) {
        JsonNode top = text.json();
        boolean voice = JsonFields.textOr(top, "", "Channel").equals("VOICE")
                || JsonFields.items(top.path("Transcript")).stream().anyMatch(item -> item.has("BeginOffsetMillis"));
        Draft draft = Draft.of(voice ? "voice" : "chat").id(id(top));
        if (voice) {
            draft.heardBy("amazon-connect");
        }
        Map<String, String> roles = new HashMap<>();
        top.path("Participants").forEach(person -> roles.put(JsonFields.textOr(person, "", "ParticipantId"),
                JsonFields.textOr(person, "", "ParticipantRole")));
        top.path("Transcript").forEach(item -> add(draft, item, roles));
        return List.of(draft);
    }

    private static @Nullable String id(JsonNode top) {
        String own = JsonFields.text(top, "ContactId");
        return own == null ? JsonFields.text(top.path("CustomerMetadata"), "ContactId") : own;
    }

    private static void add(Draft draft, JsonNode item, Map<String, String> roles) {
        String id = JsonFields.textOr(item, "unknown", "ParticipantId");
        String role = JsonFields.textOr(item, roles.getOrDefault(id, ""), "ParticipantRole");
        String who = role.isBlank() ? id : role.equals("CUSTOM_BOT") ? "bot" : role.toLowerCase(Locale.ROOT);
        String said = said(item);
        Long start = JsonFields.whole(item.path("BeginOffsetMillis"));
        Long end = JsonFields.whole(item.path("EndOffsetMillis"));
        boolean event = JsonFields.textOr(item, "", "Type").equals("EVENT");
        draft.add(new ExportMessage(event ? "system" : who, JsonFields.text(item, "DisplayName"), start, end,
                JsonFields.instant(item.path("AbsoluteTime")), said, List.of()));
    }

    /** Of a message with buttons what is asked and offered, and of the answer what was chosen. */
    private static String chosen(String content) {
        try {
            JsonNode json = new StrictJson().parse(content);
            JsonNode shown = json.path("data").path("content");
            List<String> lines = new ArrayList<>();
            for (JsonNode part : JsonFields.items(shown.path("elements"))) {
                lines.add(JsonFields.textOr(part, "", "title"));
            }
            lines.addFirst(JsonFields.textOr(shown, JsonFields.textOr(json, "", "action"), "title"));
            lines.removeIf(String::isBlank);
            return lines.isEmpty() ? content : String.join("\n", lines);
        } catch (MalformedJson plain) {
            return content;
        }
    }

    private static String said(JsonNode item) {
        String content = JsonFields.textOr(item, "", "Content");
        String type = JsonFields.textOr(item, "", "ContentType");
        if (content.isBlank() && type.startsWith("application/vnd.amazonaws.connect.event.")) {
            String what = type.replaceFirst(".*event\\.", "").replace('.', ' ');
            return JsonFields.textOr(item, "", "DisplayName").isBlank() ? what : what + ": " + JsonFields.textOr(item, "", "DisplayName");
        }
        StringBuilder said = new StringBuilder(type.contains("interactive") ? chosen(content) : content);
        item.path("Attachments").forEach(file -> said.append(said.isEmpty() ? "" : "\n").append("[attachment: ")
                .append(JsonFields.textOr(file, "file", "AttachmentName").replaceAll("[\\[\\]\\n]", " ")).append(']'));
        return said.toString();
    }
}
