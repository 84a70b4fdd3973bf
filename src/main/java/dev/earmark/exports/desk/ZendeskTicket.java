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
import org.jspecify.annotations.Nullable;

/** Tickets of Zendesk with their comments and users; internal notes are left out, and it is said. */
public final class ZendeskTicket implements ExportReader {

    @Override
    public String format() {
        return "a ticket of Zendesk";
    }

    @Override
    public boolean fits(ExportText text) {
        return isTicket(text.json()) || text.json().isArray() && isTicket(text.json().path(0))
                || isTicket(text.json().path("tickets").path(0)) || isTicket(text.json().path("ticket"));
    }

    private static boolean isTicket(JsonNode ticket) {
        JsonNode first = ticket.path("comments").path(0);
        return first.has("author_id") && (first.has("body") || first.has("plain_body") || first.has("html_body"));
    }

    @Override
    public List<Draft> read(ExportText text) {
        JsonNode top = text.json();
        JsonNode tickets = top.isArray() ? top : top.path("tickets");
        List<Draft> drafts = new ArrayList<>();
        tickets.forEach(ticket -> drafts.add(draft(ticket, top)));
        if (drafts.isEmpty()) {
            drafts.add(draft(isTicket(top) ? top : top.path("ticket"), top));
        }
        return drafts;
    }

    private static Draft draft(JsonNode ticket, JsonNode top) {
        Map<String, JsonNode> users = new HashMap<>();
        for (JsonNode list : List.of(top.path("users"), ticket.path("users"))) {
            list.forEach(user -> users.put(JsonFields.textOr(user, "", "id"), user));
        }
        JsonNode facts = ticket.has("ticket") ? ticket.path("ticket") : ticket;
        String via = JsonFields.textOr(facts.path("via"), "email", "channel");
        Draft draft = Draft.of(via.matches("chat|messaging|native_messaging|whatsapp|sms|facebook") ? "chat" : "email")
                .id(JsonFields.text(facts, "id"));
        String requester = JsonFields.text(facts, "requester_id", "submitter_id");
        for (JsonNode comment : ticket.path("comments")) {
            if (comment.path("public").asBoolean(true)) {
                add(draft, comment, users, requester);
            } else {
                draft.note("internal notes were left out");
            }
        }
        return draft;
    }

    private static void add(Draft draft, JsonNode comment, Map<String, JsonNode> users, @Nullable String requester) {
        String author = JsonFields.textOr(comment, "", "author_id");
        JsonNode user = users.get(author);
        String role = user != null ? JsonFields.textOr(user, "", "role") : "";
        String who = !role.isEmpty() ? role : requester == null ? author : author.equals(requester) ? "end-user" : "agent";
        String said = JsonFields.textOr(comment, "", "plain_body", "html_body", "body");
        String files = Attachments.note(comment);
        draft.add(ExportMessage.sent(who, user == null ? null : JsonFields.text(user, "name"),
                JsonFields.instant(comment.path("created_at")),
                files.isEmpty() ? said : said + "\n" + files));
    }
}
