package dev.earmark.eval.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.earmark.fault.Unavailable;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Hands calls over to a running service. */
public final class MadeHouse implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** What a search says while its index is opened. */
    private static final JsonNode OPENING = JSON.createObjectNode().set("rebuilding", JSON.createObjectNode().put("percent", 0));
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration LONGEST_INDEXING = Duration.ofMinutes(30);
    private static final Set<String> DONE = Set.of("marked", "summarised");

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI api;
    private final String key;

    /** @param api such as {@code http://127.0.0.1:8080/api/v1} */
    public MadeHouse(URI api, String key) {
        this.api = api;
        this.key = key;
    }

    /** @param transcript JSON @return the id that it has got */
    public String keep(String transcript) {
        return asked(request("/interactions").header("Content-Type", "application/json").POST(BodyPublishers.ofString(transcript)))
                .path("id").asText();
    }

    /**
     * Waits until nothing more will be found of it.
     *
     * @throws Unavailable with {@code eval.service-failed} when it is parked, or is not done within five minutes
     */
    public void await(String id) {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (true) {
            JsonNode known = asked(request("/interactions/" + id).GET());
            if (known.path("state").asText().equals("parked") || System.nanoTime() > end) {
                throw failed("a call was not scored: " + known.path("parked").path("reason").asText(), null);
            }
            if (known.path("state").asText().equals("scored") && DONE.contains(known.path("stage").asText())) {
                return;
            }
            pause(50);
        }
    }

    /**
     * Waits until the search knows of everything.
     *
     * @throws Unavailable with {@code eval.service-failed} when that takes longer than half an hour
     */
    public void awaitIndex() {
        long end = System.nanoTime() + LONGEST_INDEXING.toNanos();
        while (true) {
            JsonNode indexing = answered(request("/search?limit=1&meaning=false&q=nobodysaysthis").GET(), OPENING).path("rebuilding");
            if (indexing.isNull()) {
                return;
            }
            if (System.nanoTime() > end) {
                throw failed("it is still indexing: " + indexing.path("percent").asInt() + " % are known", null);
            }
            pause(1_000);
        }
    }

    private static void pause(long ms) {
        try {
            Thread.sleep(ms);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw failed("the measuring was stopped", stopped);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(api + path)).timeout(Duration.ofMinutes(1)).header("Authorization", "Bearer " + key);
    }

    private JsonNode asked(HttpRequest.Builder request) {
        return answered(request, null);
    }

    /** @param away answer for a part of the service that is not there yet; null when that is a fault */
    private JsonNode answered(HttpRequest.Builder request, @Nullable JsonNode away) {
        try {
            var answer = http.send(request.build(), BodyHandlers.ofByteArray());
            JsonNode body = JSON.readTree(answer.body());
            if (answer.statusCode() == 503 && away != null) {
                return away;
            }
            if (answer.statusCode() >= 300) {
                throw failed("it answered " + answer.statusCode() + ": " + body.path("detail").asText(), null);
            }
            return body;
        } catch (IOException gone) {
            throw failed("it does not answer", gone);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw failed("the measuring was stopped", stopped);
        }
    }

    private static Unavailable failed(String what, @Nullable Exception cause) {
        String sentence = "The service could not be measured: " + what + ".";
        return cause == null ? new Unavailable("eval.service-failed", sentence) : new Unavailable("eval.service-failed", sentence, cause);
    }

    @Override
    public void close() {
        http.close();
    }
}
