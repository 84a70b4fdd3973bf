package dev.earmark.language.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * Makes one reply of the pieces in which a server that speaks like OpenAI streams it (server-sent events, ended by {@code [DONE]}). Passed
 * over are comments such as {@code : keep-alive}, which only keep the connection open, and what a reasoning model thinks. Not thread-safe.
 */
public final class StreamedReply {

    static final String DONE = "[DONE]";

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final StringBuilder content = new StringBuilder();
    private final StringBuilder refusal = new StringBuilder();
    private JsonNode finish = NullNode.getInstance();
    private JsonNode usage = NullNode.getInstance();
    private JsonNode model = NullNode.getInstance();
    private JsonNode error = NullNode.getInstance();
    private boolean ended;

    private StreamedReply() {}

    /** What came of the pieces. */
    public sealed interface Read {}

    /** @param json the body of the reply as the server would have sent it in one piece */
    public record Whole(String json) implements Read {}

    /**
     * The server gave up in the middle.
     *
     * @param status as of a refusal, 400 to 599; 500 where it does not say
     * @param body   what it said
     */
    public record Broken(int status, String body) implements Read {}

    /** Whether a body is streamed, whatever was asked for. @param type the content type; empty when it has none */
    public static boolean is(String type, String body) {
        String begin = body.stripLeading();
        return type.contains("text/event-stream") || begin.startsWith("data:") || begin.startsWith(":") || begin.startsWith("event:");
    }

    public static Read read(String body) {
        StreamedReply reply = new StreamedReply();
        StringBuilder event = new StringBuilder();
        for (String line : body.split("\r\n|\r|\n", -1)) {
            if (line.startsWith("data:") || line.startsWith("error:")) {
                event.append(line.substring(line.indexOf(':') + 1).strip());
            } else if (line.isBlank()) {
                reply.event(event.toString());
                event.setLength(0);
            }
        }
        reply.event(event.toString());
        return reply.outcome(body);
    }

    private void event(String data) {
        if (data.isEmpty() || ended) {
            return;
        }
        if (data.equals(DONE)) {
            ended = true;
            return;
        }
        try {
            piece(MAPPER.readTree(data));
        } catch (JsonProcessingException broken) {
            error = MAPPER.getNodeFactory().textNode("a piece of the reply was not JSON");
        }
    }

    private void piece(JsonNode piece) {
        if (piece.hasNonNull("error")) {
            error = piece.get("error");
        }
        model = piece.hasNonNull("model") ? piece.get("model") : model;
        usage = piece.path("usage").isObject() ? piece.get("usage") : usage;
        JsonNode choice = piece.path("choices").path(0);
        JsonNode said = choice.has("delta") ? choice.get("delta") : choice.path("message");
        content.append(said.path("content").asText(""));
        refusal.append(said.path("refusal").asText(""));
        finish = choice.hasNonNull("finish_reason") ? choice.get("finish_reason") : finish;
    }

    private Read outcome(String body) {
        if (!error.isNull()) {
            int code = error.path("code").asInt(error.path("status").asInt(0));
            return new Broken(code >= 400 && code <= 599 ? code : 500, error.toString());
        } else if (!ended && finish.isNull()) {
            return new Broken(500, body.isBlank() ? "" : "the reply ended in the middle");
        }
        ObjectNode whole = MAPPER.createObjectNode().put("id", "streamed").put("object", "chat.completion").put("created", 0);
        whole.set("model", model);
        ObjectNode choice = whole.putArray("choices").addObject().put("index", 0);
        ObjectNode message = choice.putObject("message").put("role", "assistant").put("content", content.toString());
        message.put("refusal", Optional.of(refusal.toString()).filter(words -> !words.isEmpty()).orElse(null));
        choice.set("finish_reason", finish);
        if (usage.isObject()) {
            whole.set("usage", usage);
        }
        return new Whole(whole.toString());
    }
}
