package dev.earmark.exports.desk;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earmark.exports.Draft;
import dev.earmark.exports.ExportReader;
import dev.earmark.exports.ExportText;
import dev.earmark.exports.JsonFields;
import dev.earmark.exports.ExportMessage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Any list of messages with an author and a text under the names that most systems give them. The last one asked, for all that have no
 * reader of their own.
 */
public final class MessageList implements ExportReader {

    private static final String[] LISTS = {"messages", "transcript", "turns", "conversation", "entries", "events", "utterances", "items",
            "data",
        "chat", "history", "comments", "segments", "dialogue", "dialog", "lines", "content", "Messages", "Transcript", "chatTranscript",
        "transcripts", "phrases"};
    private static final String[] AUTHORS = {"role", "speaker", "participantRole", "senderType", "sender_type", "author_type", "authorType",
        "user_type", "userType", "participant", "party", "from", "sender", "author", "speakerName", "speaker_name", "name", "user", "who",
        "participantType", "channelRole", "side", "source", "speakerId", "speaker_id", "type", "ParticipantRole", "Speaker", "displayName"};
    private static final String[] NAMES = {"name", "displayName", "author", "authorName", "author_name", "senderName", "sender_name",
            "speakerName",
        "speaker_name", "user", "from", "sender", "agentName"};
    private static final String[] TEXTS = {"text", "content", "message", "body", "msg", "utterance", "transcript", "sentence", "plainText",
        "plain_body", "line", "value", "Text", "Content", "Message", "phrase", "html", "html_body"};
    private static final String[] TIMES = {"timestamp", "time", "at", "created_at", "createdAt", "sentAt", "sent_at", "date", "datetime",
        "sentTime", "createdTime", "created", "ts", "Timestamp", "timeStamp", "dateCreated", "date_created", "absoluteTime", "start",
                "startTime"};
    private static final String[] STARTS = {"startMs", "start_ms", "startTimeMs", "offsetMs", "startOffsetMs", "BeginOffsetMillis"};
    private static final String[] STARTS_IN_SECONDS = {"start", "startTime", "start_time", "begin", "offset", "startOffset", "start_offset",
        "from_time", "t", "time", "timestamp"};
    private static final String[] ENDS = {"endMs", "end_ms", "endTimeMs", "endOffsetMs", "EndOffsetMillis"};
    private static final String[] ENDS_IN_SECONDS = {"end", "endTime", "end_time", "stop", "endOffset", "end_offset", "to_time"};
    private static final String[] IDS = {"id", "conversationId", "conversation_id", "chatId", "chat_id", "callId", "call_id", "contactId",
        "ticket_id", "sessionId", "session_id", "interactionId"};
    private static final int MOST_LOOKED_AT = 20;

    @Override
    public String format() {
        return "a list of messages";
    }

    @Override
    public boolean fits(ExportText text) {
        return text.isJson() && list(text.json()).isPresent();
    }

    /** Of the top or one level below it. */
    private static Optional<JsonNode> list(JsonNode top) {
        if (top.isArray()) {
            return isMessages(top) ? Optional.of(top) : Optional.empty();
        }
        for (String name : LISTS) {
            JsonNode value = top.path(name);
            if (isMessages(value)) {
                return Optional.of(value);
            } else if (value.isObject()) {
                for (String inner : LISTS) {
                    if (isMessages(value.path(inner))) {
                        return Optional.of(value.path(inner));
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isMessages(JsonNode list) {
        if (!list.isArray() || list.isEmpty()) {
            return false;
        }
        int fit = 0;
        int looked = Math.min(list.size(), MOST_LOOKED_AT);
        for (int i = 0; i < looked; i++) {
            JsonNode item = list.path(i);
            fit += item.isObject() && said(item) != null && author(item) != null ? 1 : 0;
        }
        return fit > 0 && fit * 2 >= looked;
    }

    private static @Nullable String said(JsonNode item) {
        String text = JsonFields.text(item, TEXTS);
        if (text != null) {
            return text;
        }
        for (String name : TEXTS) {
            String inner = JsonFields.text(item.path(name), "text", "body", "content", "value", "plain");
            if (inner != null) {
                return inner;
            }
        }
        return null;
    }

    private static @Nullable String author(JsonNode item) {
        for (String name : AUTHORS) {
            JsonNode value = item.path(name);
            String text = value.isObject() ? JsonFields.text(value, "role", "type", "name", "displayName", "id") : JsonFields.text(item,
                    name);
            if (text != null && !text.equals("message") && !text.equals("text")) {
                return text;
            }
        }
        return null;
    }

    private static @Nullable String name(JsonNode item) {
        for (String name : NAMES) {
            JsonNode value = item.path(name);
            String text = value.isObject() ? JsonFields.text(value, "name", "displayName", "first_name") : JsonFields.text(item, name);
            if (text != null) {
                return text;
            }
        }
        return null;
    }

    @Override
    public List<Draft> read(ExportText text) {
        JsonNode top = text.json();
        String channel = JsonFields.textOr(top, "", "channel", "type", "mediaType", "Channel").toLowerCase(java.util.Locale.ROOT);
        Draft draft = Draft.of(channel.matches("voice|call|phone") ? "voice" : channel.matches("e-?mail") ? "email"
                : channel.matches("chat|message|messaging|sms|whatsapp") ? "chat" : null).id(JsonFields.text(top, IDS))
                .agent(person(top, "agent", "id"), person(top, "agent", "name")).customer(person(top, "customer", "id"),
                        person(top, "customer", "name"));
        boolean milliseconds = list(top).stream().flatMap(list -> JsonFields.items(list).stream()).anyMatch(item -> number(item,
                STARTS) != null);
        list(top).ifPresent(list -> list.forEach(item -> add(draft, item, milliseconds)));
        return List.of(draft);
    }

    private static @Nullable String person(JsonNode top, String party, String field) {
        JsonNode value = top.path(party);
        return value.isObject() ? JsonFields.text(value, field) : field.equals("name") ? JsonFields.text(top, party, party + "Name", party
                + "_name")
                : JsonFields.text(top, party + "Id", party + "_id");
    }

    private static void add(Draft draft, JsonNode item, boolean milliseconds) {
        String said = said(item);
        String author = author(item);
        if (said == null) {
            String file = Attachments.note(item);
            if (file.isEmpty()) {
                return;
            }
            said = file;
        } else {
            String files = Attachments.note(item);
            said = files.isEmpty() ? said : said + "\n" + files;
        }
        @Nullable Instant at = instant(item);
        @Nullable Long startMs = milliseconds ? number(item, STARTS) : seconds(item, STARTS_IN_SECONDS);
        @Nullable Long endMs = milliseconds ? number(item, ENDS) : seconds(item, ENDS_IN_SECONDS);
        draft.add(new ExportMessage(author == null ? "unknown" : author, name(item), at == null ? startMs : null, at == null ? endMs
                : null, at, said,
                List.of()));
    }

    private static @Nullable Instant instant(JsonNode item) {
        for (String name : TIMES) {
            Instant at = JsonFields.instant(item.path(name));
            if (at != null) {
                return at;
            }
        }
        return null;
    }

    private static @Nullable Long number(JsonNode item, String... names) {
        for (String name : names) {
            Long value = JsonFields.whole(item.path(name));
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    private static @Nullable Long seconds(JsonNode item, String... names) {
        for (String name : names) {
            Long value = JsonFields.secondsAsMs(item.path(name));
            if (value != null) {
                return value;
            }
        }
        return null;
    }
}
