package dev.earmark.search.opensearch;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earmark.fault.Unavailable;
import dev.earmark.text.PlainText;
import dev.earmark.tls.TrustedIssuers;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Requests to the server and what its refusals mean. Safe for many threads. */
final class SearchServer implements AutoCloseable {

    private static final String JSON = "application/json";
    private static final String LINES = "application/x-ndjson";
    private static final Duration CONNECTING = Duration.ofSeconds(5);
    private static final Duration USUAL = Duration.ofSeconds(30);
    private static final int MOST_DEPTH = 200;
    private static final long MOST_WAIT_SECONDS = 3600;

    private final HttpClient http;
    private final String url;
    private final @Nullable String credentials;
    private final JsonMapper mapper = JsonMapper.builder(JsonFactory.builder().streamReadConstraints(
            StreamReadConstraints.builder().maxNestingDepth(MOST_DEPTH).build()).build()).build();

    SearchServer(OpenSearchSettings settings) {
        HttpClient.Builder builder = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECTING)
                .followRedirects(HttpClient.Redirect.NEVER);
        if (settings.issuers() != null) {
            builder.sslContext(TrustedIssuers.context(settings.issuers()));
        }
        this.http = builder.build();
        this.url = settings.url().replaceAll("/+$", "");
        this.credentials = settings.user() == null ? null : "Basic " + Base64.getEncoder()
                .encodeToString((settings.user() + ":" + settings.password()).getBytes(StandardCharsets.UTF_8));
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** What was answered: whatever the status, JSON. */
    record Reply(int status, JsonNode body) {

        boolean good() {
            return status >= 200 && status < 300;
        }

        /** The server's word for what is wrong; empty when it has none. */
        String type() {
            return body.path("error").path("type").asText("");
        }
    }

    JsonNode get(String path) {
        return good(exchange("GET", path, null, JSON, USUAL));
    }

    /** Empty when there is no such thing. */
    Optional<JsonNode> getIf(String path) {
        Reply reply = exchange("GET", path, null, JSON, USUAL);
        return reply.status() == 404 ? Optional.empty() : Optional.of(good(reply));
    }

    JsonNode put(String path, JsonNode body) {
        return good(exchange("PUT", path, body.toString(), JSON, USUAL));
    }

    Reply tryPut(String path, JsonNode body) {
        return exchange("PUT", path, body.toString(), JSON, USUAL);
    }

    JsonNode post(String path, @Nullable JsonNode body, Duration longest) {
        return good(exchange("POST", path, body == null ? null : body.toString(), JSON, longest));
    }

    /** Many requests in one. @param lines each ends with a line feed */
    JsonNode lines(String path, String lines, Duration longest) {
        return good(exchange("POST", path, lines, LINES, longest));
    }

    private JsonNode good(Reply reply) {
        if (reply.good()) {
            return reply.body();
        }
        throw refused(reply);
    }

    /** What a refusal means. */
    static Unavailable refused(Reply reply) {
        String type = reply.type();
        String said = PlainText.oneLine(type.isEmpty() ? "no reason" : type);
        if (reply.status() == 404 && (type.equals("index_not_found_exception") || type.equals("aliases_not_found_exception"))) {
            return new Unavailable("search.index-broken", "The search index on the server is gone; it is derived from the store and has"
                    + " to be built again.");
        } else if (reply.status() == 401 || reply.status() == 403 && !type.equals("cluster_block_exception")) {
            return new Unavailable("search.index-down", "The search server does not accept search.user and search.password, or does not let"
                    + " them do what is needed (" + reply.status() + ", " + said + ").");
        } else if (type.equals("cluster_block_exception")) {
            return new Unavailable("search.index-not-written", "The search server cannot write (" + said
                    + "): mostly its disk is full; make room there.");
        }
        return new Unavailable("search.index-down", "The search server answered " + reply.status() + " (" + said + ").");
    }

    Reply exchange(String method, String path, @Nullable String body, String type, Duration longest) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path)).timeout(longest).header("Accept", JSON)
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (body != null) {
            request.header("Content-Type", type);
        }
        if (credentials != null) {
            request.header("Authorization", credentials);
        }
        try {
            HttpResponse<byte[]> response = http.send(request.build(), BodyHandlers.ofByteArray());
            busy(response);
            return new Reply(response.statusCode(), json(response));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Unavailable("search.index-down", "The search was stopped while the search server was being asked.", stopped);
        } catch (IOException failed) {
            throw new Unavailable("search.index-down", "The search server " + url + " cannot be reached ("
                    + failed.getClass().getSimpleName() + "): check search.url, and whether it runs.", failed);
        }
    }

    private static void busy(HttpResponse<byte[]> response) {
        int status = response.statusCode();
        if (status == 429 || status == 503) {
            String sentence = "The search server is busy or has no working index (" + status + "); it is tried again.";
            long seconds = response.headers().firstValue("Retry-After").filter(text -> text.matches("\\d{1,9}")).map(Long::parseLong)
                    .orElse(0L);
            throw seconds > 0
                    ? new Unavailable("search.index-down", sentence, Duration.ofSeconds(Math.min(seconds, MOST_WAIT_SECONDS)))
                    : new Unavailable("search.index-down", sentence);
        }
    }

    private JsonNode json(HttpResponse<byte[]> response) {
        try {
            JsonNode body = response.body().length == 0 ? object() : mapper.readTree(response.body());
            if (body != null && body.isContainerNode()) {
                return body;
            }
        } catch (JsonProcessingException notJson) {
            // said below
        } catch (IOException impossible) {
            throw new IllegalStateException("bytes in memory cannot fail", impossible);
        }
        throw new Unavailable("search.index-down", "What answers at " + url + " is no search server (status " + response.statusCode()
                + ", no JSON): check search.url.");
    }

    /** For people. */
    String describe() {
        return url;
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
