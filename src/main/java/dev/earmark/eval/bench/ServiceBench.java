package dev.earmark.eval.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.earmark.fault.Unavailable;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the service costs beside the work itself, for one recorded call: the wall clock from the first byte of its upload until the API
 * says that it is scored, against the same stages called directly in a process that has its models loaded. Both in turn, so that a noisy
 * machine slows both; medians, and the median of the ratios of neighbours.
 */
public final class ServiceBench {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BOUNDARY = "between-the-parts-of-a-call";
    private static final int WARM_UP = 2;
    private static final Duration LONGEST = Duration.ofMinutes(30);
    private static final Duration POLL = Duration.ofMillis(10);
    /** Asking sooner would take time from the work that is measured. */
    private static final double FIRST_POLL = 0.9;

    private final PrintStream out;
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI api;
    private final String apiKey;

    /** @param api such as {@code http://127.0.0.1:8080/api/v1} */
    public ServiceBench(PrintStream out, URI api, String apiKey) {
        this.out = out;
        this.api = api;
        this.apiKey = apiKey;
    }

    /**
     * @param bare   scores the same recording without the service
     * @param rounds at least 1
     * @throws Unavailable with {@code eval.service-failed} when the service refuses the recording or parks it
     */
    public void overhead(Path recording, Runnable bare, int rounds) {
        List<Double> alone = new ArrayList<>();
        List<Double> served = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        for (int i = -WARM_UP; i < rounds; i++) {
            double bareSeconds = seconds(bare);
            double serviceSeconds = seconds(() -> score(recording, bareSeconds));
            if (i >= 0) {
                alone.add(bareSeconds);
                served.add(serviceSeconds);
                ratios.add(serviceSeconds / bareSeconds);
            }
        }
        out.println(String.format(Locale.ROOT, "One recorded call, median of %d: alone %.3f s, by the service %.3f s; overhead %.1f %%",
                rounds, median(alone), median(served), 100 * (median(ratios) - 1)));
    }

    private void score(Path recording, double expectedSeconds) {
        long start = System.nanoTime();
        String id = send(recording).path("id").asText();
        pause(Duration.ofNanos((long) (FIRST_POLL * expectedSeconds * 1e9) - (System.nanoTime() - start)));
        while (!scored(id)) {
            if (System.nanoTime() - start > LONGEST.toNanos()) {
                throw failed("the call was not scored within " + LONGEST.toMinutes() + " minutes", null);
            }
            pause(POLL);
        }
    }

    private boolean scored(String id) {
        JsonNode interaction = json(request("/interactions/" + id).GET().build());
        return switch (interaction.path("state").asText()) {
            case "scored" -> true;
            case "parked" -> throw failed("the call was parked: " + interaction.path("parked").path("reason").asText(), null);
            default -> false;
        };
    }

    private JsonNode send(Path recording) {
        try {
            BodyPublisher body = BodyPublishers.concat(BodyPublishers.ofByteArray(head(recording)), BodyPublishers.ofFile(recording),
                    BodyPublishers.ofByteArray(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8)));
            return json(request("/interactions").header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                    .header("Idempotency-Key", UUID.randomUUID().toString()).POST(body).build());
        } catch (IOException gone) {
            throw failed("the recording cannot be read", gone);
        }
    }

    private static byte[] head(Path recording) {
        String name = String.valueOf(recording.getFileName()).replaceAll("[^A-Za-z0-9._-]", "_");
        String facts = "--" + BOUNDARY
                + "\r\nContent-Disposition: form-data; name=\"facts\"\r\nContent-Type: application/json\r\n\r\n{}\r\n";
        return (facts + "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"audio\"; filename=\"" + name
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(api + path)).timeout(Duration.ofMinutes(1)).header("Authorization", "Bearer " + apiKey);
    }

    private JsonNode json(HttpRequest request) {
        try {
            HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());
            JsonNode body = JSON.readTree(answer.body());
            if (answer.statusCode() >= 300) {
                throw failed("it answered " + answer.statusCode() + ": " + body.path("detail").asText(), null);
            }
            return body;
        } catch (IOException away) {
            throw failed("it does not answer", away);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw failed("the measuring was stopped", stopped);
        }
    }

    private static Unavailable failed(String what, @Nullable Exception cause) {
        String sentence = "The service could not be measured: " + what + ".";
        return cause == null ? new Unavailable("eval.service-failed", sentence) : new Unavailable("eval.service-failed", sentence, cause);
    }

    private static double seconds(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e9;
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }

    private static void pause(Duration time) {
        if (time.isPositive()) {
            try {
                Thread.sleep(time);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
