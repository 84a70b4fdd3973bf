package dev.earmark.promises;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Hands a recording to the service on its usual ports, as a program in another process, and prints the result as it becomes known:
 * {@code BareVisitor KEY RECORDING}.
 */
final class BareVisitor {

    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final HttpClient http = HttpClient.newHttpClient();
    private final String key;

    private BareVisitor(String key) {
        this.key = key;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        BareVisitor visitor = new BareVisitor(arguments[0]);
        visitor.await(() -> visitor.status("http://127.0.0.1:8081/ready") == 200);
        String id = visitor.upload(Files.readAllBytes(Path.of(arguments[1])));
        visitor.await(() -> !visitor.interaction(id).path("state").asText().equals("processing"));
        System.out.println(visitor.interaction(id).path("state").asText() + " " + visitor.get("/interactions/" + id + "/result"));
    }

    private interface Question {

        boolean ask() throws IOException, InterruptedException;
    }

    private void await(Question question) throws IOException, InterruptedException {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (!question.ask()) {
            if (System.nanoTime() > end) {
                throw new IOException("not within " + LONGEST);
            }
            Thread.sleep(100);
        }
    }

    private int status(String uri) throws InterruptedException {
        try {
            return http.send(HttpRequest.newBuilder(URI.create(uri)).build(), BodyHandlers.discarding()).statusCode();
        } catch (IOException notYet) {
            return 0;
        }
    }

    private String upload(byte[] sound) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request("/interactions").header("Content-Type", "multipart/form-data; boundary="
                + Sender.BOUNDARY)
                .POST(BodyPublishers.ofByteArray(Sender.multipart(sound))).build(), BodyHandlers.ofString());
        if (answer.statusCode() != 201) {
            throw new IOException(answer.statusCode() + " " + answer.body());
        }
        return new ObjectMapper().readTree(answer.body()).path("id").asText();
    }

    private JsonNode interaction(String id) throws IOException, InterruptedException {
        return new ObjectMapper().readTree(get("/interactions/" + id));
    }

    private String get(String path) throws IOException, InterruptedException {
        return http.send(request(path).GET().build(), BodyHandlers.ofString()).body();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:8080/api/v1" + path)).timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + key);
    }
}
