package dev.earmark.promises;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.earmark.hash.Sha256;
import dev.earmark.testing.ServiceProcess;
import dev.earmark.testing.Wav;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A program that hands in conversations, as a telephone system would. Safe for many threads. */
final class Sender {

    private static final ObjectMapper JSON = new ObjectMapper();
    static final String BOUNDARY = "between-the-parts-7d1f";

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(5))
            .build();
    private final String apiKey;

    Sender(String apiKey) {
        this.apiKey = apiKey;
    }

    /** A chat of four turns; {@code marker} is said in it. */
    static String chat(String marker) {
        return """
                {"channel":"chat","agent":{"id":"agent-1","name":"Amara"},"turns":[
                {"speaker":"agent","text":"Hello and welcome to Copperleaf, Amara here. How can I help you today?"},
                {"speaker":"customer","text":"My parcel %s has not arrived."},
                {"speaker":"agent","text":"I am sorry to hear that. I have sent a new one, it will be with you on Friday. Anything else I can do?"},
                {"speaker":"customer","text":"No, thank you!"}]}
                """.formatted(marker);
    }

    /** Two seconds of two tones: a call in which nobody says a word. {@code number} makes each different. */
    static byte[] call(int number) {
        return Wav.pcm16(8_000, Wav.tone(8_000, 200 + number % 500, 2, 0.2), Wav.tone(8_000, 900 + number % 300, 2, 0.1)).bytes();
    }

    HttpResponse<String> sendChat(ServiceProcess service, String key, String json) throws IOException {
        return send(request(service.api("/interactions"), "application/json")
                .header("Idempotency-Key", key).POST(BodyPublishers.ofString(json)).build());
    }

    HttpResponse<String> sendCall(ServiceProcess service, String key, byte[] wav) throws IOException {
        return send(request(service.api("/interactions"), "multipart/form-data; boundary=" + BOUNDARY).header("Idempotency-Key", key)
                .POST(BodyPublishers.ofByteArray(multipart(wav))).build());
    }

    HttpResponse<String> post(ServiceProcess service, String path, String json) throws IOException {
        return send(request(service.api(path), "application/json").POST(BodyPublishers.ofString(json)).build());
    }

    static byte[] multipart(byte[] wav) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.write(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"facts\"\r\nContent-Type: application/json\r\n\r\n"
                + "{\"agent\":{\"id\":\"agent-1\"}}\r\n--" + BOUNDARY
                + "\r\nContent-Disposition: form-data; name=\"audio\"; filename=\"call.wav\"\r\n"
                + "Content-Type: audio/wav\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        body.write(wav);
        body.write(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return body.toByteArray();
    }

    JsonNode get(ServiceProcess service, String path) throws IOException {
        HttpResponse<String> answer = send(request(service.api(path), "application/json").GET().build());
        if (answer.statusCode() != 200) {
            throw new IOException(path + ": " + answer.statusCode() + " " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    /** Whatever the answer is. */
    HttpResponse<String> ask(ServiceProcess service, String path) throws IOException {
        return send(request(service.api(path), "application/json").GET().build());
    }

    int delete(ServiceProcess service, String path) throws IOException {
        return send(request(service.api(path), "application/json").DELETE().build()).statusCode();
    }

    int status(ServiceProcess service, String path) throws IOException {
        return send(request(service.api(path), "application/json").GET().build()).statusCode();
    }

    /** SHA-256 of the bytes that a path gives. */
    String digest(ServiceProcess service, String path) throws IOException {
        HttpResponse<byte[]> answer = exchange(request(service.api(path), "application/json").GET().build(), BodyHandlers.ofByteArray());
        return answer.statusCode() == 200 ? Sha256.hex(answer.body()) : "status " + answer.statusCode();
    }

    static JsonNode json(HttpResponse<String> answer) throws IOException {
        return JSON.readTree(answer.body());
    }

    private HttpRequest.Builder request(URI uri, String type) {
        return HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(30)).header("Authorization", "Bearer " + apiKey)
                .header("Content-Type", type);
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException {
        return exchange(request, BodyHandlers.ofString());
    }

    private <T> HttpResponse<T> exchange(HttpRequest request, HttpResponse.BodyHandler<T> handler) throws IOException {
        try {
            return http.send(request, handler);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped", stopped);
        }
    }
}
