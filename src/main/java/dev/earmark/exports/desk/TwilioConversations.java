package dev.earmark.exports.desk;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earmark.exports.Draft;
import dev.earmark.exports.ExportMessage;
import dev.earmark.exports.ExportReader;
import dev.earmark.exports.ExportText;
import dev.earmark.exports.JsonFields;
import java.util.List;

/** Twilio Conversations: messages with authors, and Twilio's SMS messages with their direction. */
public final class TwilioConversations implements ExportReader {

    @Override
    public String format() {
        return "messages of Twilio";
    }

    @Override
    public boolean fits(ExportText text) {
        JsonNode first = text.json().path("messages").path(0);
        return first.has("participant_sid") || first.has("conversation_sid") || first.has("direction") && first.has("body")
                && first.has("sid");
    }

    @Override
    public List<Draft> read(ExportText text) {
        JsonNode messages = text.json().path("messages");
        Draft draft = Draft.of("chat").id(JsonFields.text(messages.path(0), "conversation_sid"));
        for (JsonNode message : messages) {
            String direction = JsonFields.textOr(message, "", "direction");
            String who = direction.startsWith("inbound") ? "customer" : direction.startsWith("outbound") ? "agent"
                    : JsonFields.textOr(message, "unknown", "author");
            String files = Attachments.note(message);
            String body = JsonFields.textOr(message, "", "body");
            draft.add(ExportMessage.sent(who.equals("system") ? "system" : who.startsWith("+") || who.startsWith("whatsapp:") ? "customer"
                    : who, null,
                    JsonFields.instant(message.path("date_created")), files.isEmpty() ? body : (body + "\n" + files).strip()));
        }
        return List.of(draft);
    }
}
