package dev.earmark.exports.desk;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earmark.exports.Draft;
import dev.earmark.exports.ExportMessage;
import dev.earmark.exports.ExportReader;
import dev.earmark.exports.ExportText;
import dev.earmark.exports.JsonFields;
import java.util.List;
import java.util.ArrayList;

/** Conversations of Intercom: the source and its parts; notes are left out, and it is said. */
public final class Intercom implements ExportReader {

    @Override
    public String format() {
        return "a conversation of Intercom";
    }

    @Override
    public boolean fits(ExportText text) {
        JsonNode top = text.json();
        return top.has("conversation_parts") || top.path("conversations").path(0).has("conversation_parts")
                || top.isArray() && top.path(0).has("conversation_parts");
    }

    @Override
    public List<Draft> read(ExportText text) {
        JsonNode top = text.json();
        List<Draft> drafts = new ArrayList<>();
        (top.isArray() ? top : top.path("conversations")).forEach(one -> drafts.add(draft(one)));
        return drafts.isEmpty() ? List.of(draft(top)) : drafts;
    }

    private static Draft draft(JsonNode conversation) {
        JsonNode source = conversation.path("source");
        boolean mail = JsonFields.textOr(source, "", "type", "delivered_as").equals("email");
        Draft draft = Draft.of(mail ? "email" : "chat").id(JsonFields.text(conversation, "id"));
        add(draft, source, conversation.path("created_at"));
        JsonNode parts = conversation.path("conversation_parts");
        for (JsonNode part : parts.isArray() ? parts : parts.path("conversation_parts")) {
            String type = JsonFields.textOr(part, "comment", "part_type");
            if (type.equals("note")) {
                draft.note("internal notes were left out");
            } else {
                add(draft, part, part.path("created_at"));
            }
        }
        return draft;
    }

    private static void add(Draft draft, JsonNode part, JsonNode at) {
        JsonNode author = part.path("author");
        String said = JsonFields.textOr(part, "", "body");
        String files = Attachments.note(part);
        draft.add(ExportMessage.sent(JsonFields.textOr(author, "unknown", "type"), JsonFields.text(author, "name"), JsonFields.instant(at),
                files.isEmpty() ? said : said + "\n" + files));
    }
}
