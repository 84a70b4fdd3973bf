package dev.earmark.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An open stream of events, as a browser reads it. */
final class Listening implements AutoCloseable {

    private final BufferedReader lines;
    private final List<String> comments = new ArrayList<>();

    /** What a browser makes of the stream; its event is {@code end} when there is nothing more. */
    record Message(String id, String event, String data) {}

    Listening(URI server, Http who, @Nullable String lastEventId) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve("/api/v1/events"));
        who.headers().forEach(request::header);
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        try {
            var response = Http.CLIENT.send(request.build(), BodyHandlers.ofInputStream());
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.headers().firstValue("content-type")).contains("text/event-stream");
            assertThat(response.headers().firstValue("x-accel-buffering")).contains("no");
            this.lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
        } catch (IOException | InterruptedException broken) {
            throw new IllegalStateException(broken);
        }
    }

    List<String> comments() {
        return comments;
    }

    Message next() throws IOException {
        String id = "";
        String event = "";
        String data = "";
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith(":")) {
                comments.add(line);
            } else if (line.startsWith("id: ")) {
                id = line.substring(4);
            } else if (line.startsWith("event: ")) {
                event = line.substring(7);
            } else if (line.startsWith("data: ")) {
                data = line.substring(6);
            } else if (line.isEmpty() && !event.isEmpty()) {
                return new Message(id, event, data);
            }
        }
        return new Message("", "end", "");
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
