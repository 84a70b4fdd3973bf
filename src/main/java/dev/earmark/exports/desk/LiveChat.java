package dev.earmark.exports.desk;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earmark.exports.Draft;
import dev.earmark.exports.ExportMessage;
import dev.earmark.exports.ExportReader;
import dev.earmark.exports.ExportText;
import dev.earmark.exports.JsonFields;
import java.util.List;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Chats of LiveChat (Agent Chat API): {@code users}, and the events of one thread or several. */
public final class LiveChat implements ExportReader {

    @Override
    public String format() {
        return "a chat of LiveChat";
    }

    @Override
    public boolean fits(ExportText text) {
        JsonNode top = text.json();
        return isChat(top) || isChat(top.path("chats").path(0)) || isChat(top.path("chat")) || top.isArray() && isChat(top.path(0));
    }

    private static boolean isChat(JsonNode chat) {
        return chat.path("users").isArray() && (chat.path("thread").path("events").isArray()
                || chat.path("threads").path(0).path("events").isArray());
    }

    @Override
    public List<Draft> read(ExportText text) {
        JsonNode top = text.json();
        List<Draft> drafts = new ArrayList<>();
        (top.isArray() ? top : top.path("chats")).forEach(chat -> drafts.add(draft(chat)));
        return drafts.isEmpty() ? List.of(draft(isChat(top) ? top : top.path("chat"))) : drafts;
    }

    private static String lines(JsonNode parts, String between, String first, String second) {
        return JsonFields.items(parts).stream().map(part -> (JsonFields.textOr(part, "", first) + between
                + JsonFields.textOr(part, JsonFields.textOr(part.path(second), "", "label", "value"), second)).strip())
                .filter(line -> !line.isEmpty()).collect(Collectors.joining("\n"));
    }

    private static Draft draft(JsonNode chat) {
        Map<String, JsonNode> users = new HashMap<>();
        chat.path("users").forEach(user -> users.put(JsonFields.textOr(user, "", "id"), user));
        Draft draft = Draft.of("chat").id(JsonFields.text(chat, "id"));
        List<JsonNode> events = new ArrayList<>(JsonFields.items(chat.path("thread").path("events")));
        chat.path("threads").forEach(thread -> events.addAll(JsonFields.items(thread.path("events"))));
        for (JsonNode event : events) {
            JsonNode user = users.get(JsonFields.textOr(event, "", "author_id"));
            String type = JsonFields.textOr(event, "", "type");
            boolean inner = JsonFields.textOr(event, "all", "visibility", "recipients").equals("agents");
            String said = switch (type) {
                case "file" -> Attachments.note(JsonFields.text(event, "name"));
                case "filled_form" -> lines(event.path("fields"), " ", "label", "answer");
                case "rich_message" -> lines(event.path("elements"), "\n", "title", "subtitle");
                default -> JsonFields.textOr(event, "", "text");
            };
            if (inner && user != null) {
                draft.note("what only agents saw was left out");
                continue;
            }
            String who = type.equals("system_message") || user == null ? "system" : JsonFields.textOr(user, "unknown", "type");
            draft.add(ExportMessage.sent(who, user == null ? null : JsonFields.text(user, "name"),
                    JsonFields.instant(event.path("created_at")), said));
        }
        return draft;
    }
}
