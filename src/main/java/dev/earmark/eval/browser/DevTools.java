package dev.earmark.eval.browser;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earmark.fault.Unavailable;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Questions to a browser by the DevTools protocol (https://chromedevtools.github.io/devtools-protocol), each with its answer. What the
 * browser tells without being asked is passed over. Safe for many threads.
 */
final class DevTools implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final AtomicInteger last = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> asked = new ConcurrentHashMap<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private final WebSocket socket;

    /** @throws Unavailable with {@code eval.browser-failed} */
    DevTools(URI address) {
        try {
            socket = http.newWebSocketBuilder().connectTimeout(LONGEST).buildAsync(address, new Ear()).join();
        } catch (CompletionException refused) {
            http.close();
            throw failed("it does not let itself be driven", refused);
        }
    }

    static ObjectNode fields() {
        return JSON.createObjectNode();
    }

    /**
     * @param session of the tab that is asked; null for the browser itself
     * @throws Unavailable with {@code eval.browser-failed} when it refuses, or does not answer within two minutes
     */
    JsonNode ask(@Nullable String session, String method, ObjectNode parameters) {
        int id = last.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        asked.put(id, answer);
        ObjectNode question = fields().put("id", id).put("method", method);
        question.set("params", parameters);
        if (session != null) {
            question.put("sessionId", session);
        }
        try {
            send(question.toString());
            JsonNode found = answer.get(LONGEST.toSeconds(), TimeUnit.SECONDS);
            if (found.has("error")) {
                throw failed("it refuses " + method + ": " + found.path("error").path("message").asText(), null);
            }
            return found.path("result");
        } catch (ExecutionException | TimeoutException gone) {
            throw failed("it does not answer " + method, gone);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw failed("the measuring was stopped", stopped);
        } finally {
            asked.remove(id);
        }
    }

    /** A web socket takes one message at a time. */
    private synchronized void send(String text) {
        socket.sendText(text, true).join();
    }

    static Unavailable failed(String what, @Nullable Exception cause) {
        String sentence = "The page could not be measured in the browser: " + what + ".";
        return cause == null ? new Unavailable("eval.browser-failed", sentence) : new Unavailable("eval.browser-failed", sentence, cause);
    }

    @Override
    public void close() {
        socket.abort();
        http.shutdownNow();
    }

    /** Puts the pieces of a message together. */
    private final class Ear implements WebSocket.Listener {

        private final StringBuilder pieces = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean whole) {
            pieces.append(data);
            if (whole) {
                heard(pieces.toString());
                pieces.setLength(0);
            }
            from.request(1);
            return null;
        }

        private void heard(String message) {
            try {
                JsonNode answer = JSON.readTree(message);
                CompletableFuture<JsonNode> waiting = asked.get(answer.path("id").asInt());
                if (waiting != null) {
                    waiting.complete(answer);
                }
            } catch (JsonProcessingException garbled) {
                onError(socket, garbled);
            }
        }

        @Override
        public void onError(WebSocket from, Throwable broken) {
            asked.values().forEach(waiting -> waiting.completeExceptionally(broken));
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            onError(from, new IllegalStateException("closed with " + code));
            return null;
        }
    }
}
