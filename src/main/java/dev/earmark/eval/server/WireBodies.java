package dev.earmark.eval.server;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The bodies of replies and refusals in the shapes that OpenAI documents for chat completions. */
final class WireBodies {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int PIECE = 40;

    private WireBodies() {}

    /** @param cached tokens of the input that were read before */
    record Tokens(int input, int cached, int output) {}

    /** @param text what is said; empty when the model refuses */
    static String whole(String model, String text, Tokens tokens) {
        ObjectNode reply = head("chat.completion", model);
        ObjectNode choice = reply.putArray("choices").addObject().put("index", 0);
        ObjectNode message = choice.putObject("message").put("role", "assistant").put("content", text.isEmpty() ? null : text);
        message.put("refusal", text.isEmpty() ? "I have no answer to this." : null);
        choice.put("finish_reason", "stop");
        usage(reply, tokens);
        return reply.toString();
    }

    /** The same in pieces, with a comment that keeps the connection alive. */
    static String pieces(String model, String text, Tokens tokens, boolean counted) {
        StringBuilder events = new StringBuilder(": keep-alive\n\n");
        for (int at = 0; at < text.length(); at += PIECE) {
            ObjectNode piece = head("chat.completion.chunk", model);
            piece.putArray("choices").addObject().put("index", 0).putNull("finish_reason").putObject("delta")
                    .put("content", text.substring(at, Math.min(text.length(), at + PIECE)));
            events.append("data: ").append(piece).append("\n\n");
        }
        ObjectNode last = head("chat.completion.chunk", model);
        last.putArray("choices").addObject().put("index", 0).put("finish_reason", text.isEmpty() ? "content_filter" : "stop")
                .putObject("delta");
        events.append("data: ").append(last).append("\n\n");
        if (counted) {
            ObjectNode end = head("chat.completion.chunk", model);
            end.putArray("choices");
            usage(end, tokens);
            events.append("data: ").append(end).append("\n\n");
        }
        return events.append("data: [DONE]\n\n").toString();
    }

    private static ObjectNode head(String kind, String model) {
        return MAPPER.createObjectNode().put("id", "chatcmpl-played").put("object", kind).put("created", 1_767_000_000).put("model", model);
    }

    private static void usage(ObjectNode reply, Tokens tokens) {
        reply.putObject("usage").put("prompt_tokens", tokens.input).put("completion_tokens", tokens.output)
                .put("total_tokens", tokens.input + tokens.output).putObject("prompt_tokens_details").put("cached_tokens", tokens.cached);
    }

    static String refusal(int status) {
        return switch (status) {
            case 401 -> error("Incorrect API key provided.", "invalid_request_error", "invalid_api_key");
            case 404 -> error("The model does not exist or you do not have access to it.", "invalid_request_error", "model_not_found");
            case 429 -> error("Rate limit reached. Please try again in 1s.", "requests", "rate_limit_exceeded");
            case 503 -> error("The engine is currently overloaded, please try again later.", "server_error", "overloaded");
            default -> error("Invalid value in the request.", "invalid_request_error", "invalid_value");
        };
    }

    static String onlyStreams() {
        return error("This model only support stream mode, please enable the stream parameter to access the model.",
                "invalid_request_error", "invalid_parameter_error");
    }

    private static String error(String message, String type, String code) {
        ObjectNode whole = MAPPER.createObjectNode();
        whole.putObject("error").put("message", message).put("type", type).putNull("param").put("code", code);
        return whole.toString();
    }
}
