package dev.earmark.exports.desk;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earmark.exports.Draft;
import dev.earmark.exports.ExportMessage;
import dev.earmark.exports.ExportReader;
import dev.earmark.exports.ExportText;
import dev.earmark.exports.JsonFields;
import java.util.List;
import java.util.ArrayList;

/** Chats of Zendesk: {@code history} of messages, joins and files. */
public final class ZendeskChat implements ExportReader {

    @Override
    public String format() {
        return "a chat of Zendesk";
    }

    @Override
    public boolean fits(ExportText text) {
        return isChat(text.json()) || isChat(text.json().path("chats").path(0)) || text.json().isArray() && isChat(text.json().path(0));
    }

    private static boolean isChat(JsonNode chat) {
        return JsonFields.items(chat.path("history")).stream().anyMatch(entry -> JsonFields.textOr(entry, "", "type").startsWith("chat."));
    }

    @Override
    public List<Draft> read(ExportText text) {
        JsonNode top = text.json();
        List<Draft> drafts = new ArrayList<>();
        (top.isArray() ? top : top.path("chats")).forEach(chat -> drafts.add(draft(chat)));
        return drafts.isEmpty() ? List.of(draft(top)) : drafts;
    }

    private static Draft draft(JsonNode chat) {
        Draft draft = Draft.of("chat").id(JsonFields.text(chat, "id")).customer(JsonFields.text(chat.path("visitor"), "id"),
                JsonFields.text(chat.path("visitor"), "name")).queue(JsonFields.text(chat, "department_name"));
        for (JsonNode entry : chat.path("history")) {
            String type = JsonFields.textOr(entry, "", "type");
            String name = JsonFields.textOr(entry, "", "name", "display_name");
            String said = switch (type) {
                case "chat.msg" -> JsonFields.textOr(entry, "", "msg");
                case "chat.file", "chat.file.upload" -> Attachments.note(JsonFields.text(entry.path("attachment"), "name"));
                case "chat.memberjoin" -> name + " joined the chat";
                case "chat.memberleave" -> name + " left the chat";
                default -> "";
            };
            boolean notice = type.startsWith("chat.member");
            draft.add(ExportMessage.sent(notice ? "system" : who(entry, name), name.isEmpty() ? null : name,
                    JsonFields.instant(entry.path("timestamp")), said));
        }
        return draft;
    }

    private static String who(JsonNode entry, String name) {
        String nick = JsonFields.textOr(entry, "", "nick", "sender_type").toLowerCase(java.util.Locale.ROOT);
        return nick.startsWith("agent") ? "agent" : nick.startsWith("visitor") ? "visitor"
                : nick.startsWith("trigger") || nick.startsWith("system") ? "system" : name.isEmpty() ? "unknown" : name;
    }
}
