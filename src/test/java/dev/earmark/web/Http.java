package dev.earmark.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.earmark.web.http.HttpRefusal;
import dev.earmark.web.http.Target;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A client that holds every answer against the contract. Headers are those of whoever it speaks for. */
final class Http {

    static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(5))
            .build();
    static final ObjectMapper JSON = new ObjectMapper();

    private final URI base;
    private final Map<String, String> headers;

    Http(URI base, Map<String, String> headers) {
        this.base = base;
        this.headers = Map.copyOf(headers);
    }

    static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException wrong) {
            throw new UncheckedIOException(wrong);
        }
    }

    Http with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Http(base, more);
    }

    Http without(String header) {
        Map<String, String> fewer = new LinkedHashMap<>(headers);
        fewer.remove(header);
        return new Http(base, fewer);
    }

    Map<String, String> headers() {
        return headers;
    }

    URI base() {
        return base;
    }

    Answered get(String path) {
        return send("GET", path, BodyPublishers.noBody(), null);
    }

    Answered delete(String path) {
        return send("DELETE", path, BodyPublishers.noBody(), null);
    }

    Answered head(String path) {
        return send("HEAD", path, BodyPublishers.noBody(), null);
    }

    Answered post(String path) {
        return send("POST", path, BodyPublishers.noBody(), null);
    }

    Answered post(String path, String json) {
        return send("POST", path, BodyPublishers.ofString(json), "application/json");
    }

    Answered put(String path, String json) {
        return send("PUT", path, BodyPublishers.ofString(json), "application/json");
    }

    Answered send(String method, String path, BodyPublisher body, @Nullable String type) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path)).method(method, body).timeout(Duration.ofSeconds(30));
        headers.forEach(request::header);
        if (type != null) {
            request.header("Content-Type", type);
        }
        try {
            HttpResponse<byte[]> response = CLIENT.send(request.build(), BodyHandlers.ofByteArray());
            checked(method, path, response);
            return new Answered(response);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private static void checked(String method, String path, HttpResponse<byte[]> response) {
        try {
            Target target = Target.of(URI.create("http://x" + path).getRawPath(), null);
            ContractCheck.check(ContractCheck.CONTRACT.match(method, target.segments()).operation(), response);
        } catch (HttpRefusal noRoute) {
            // what is not in the contract cannot be held against it
        }
    }

    /** An answer that is as the contract says. */
    record Answered(HttpResponse<byte[]> response) {

        int status() {
            return response.statusCode();
        }

        String text() {
            return new String(response.body(), java.nio.charset.StandardCharsets.UTF_8);
        }

        JsonNode json() {
            try {
                return JSON.readTree(response.body());
            } catch (IOException wrong) {
                throw new UncheckedIOException(wrong);
            }
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        String code() {
            return json().path("code").asText();
        }

        Answered must(int status) {
            if (status() != status) {
                throw new AssertionError(response.request().method() + " " + response.uri() + " answered " + status() + " instead of "
                        + status + ": " + text());
            }
            return this;
        }
    }
}
