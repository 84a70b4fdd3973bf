package dev.earmark.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.access.Role;
import dev.earmark.events.EventType;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class EventsIT {

    @TempDir
    Path folder;

    Served served;

    @BeforeEach
    void serve() {
        served = new Served(folder);
    }

    @AfterEach
    void stop() {
        served.close();
    }

    /** What a browser makes of the stream. */
    record Message(String id, String event, String data) {}

    private final class Stream implements AutoCloseable {

        private final BufferedReader lines;
        private final List<String> comments = new ArrayList<>();

        Stream(Http who, @Nullable String lastEventId) {
            HttpRequest.Builder request = HttpRequest.newBuilder(served.base().resolve("/api/v1/events"));
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

    private void happens(String agent, String figure) {
        served.store.write(tx -> tx.events().append(EventType.SCORED, served.clock.instant(), "i-" + figure, agent, Map.of("percent", figure)));
    }

    @Test
    void whatHappensIsToldInOrderAndABreakLosesNothing() throws IOException {
        Http program = served.program();
        Message second;
        try (Stream stream = new Stream(program, null)) {
            happens("a-1", "1");
            happens("a-2", "2");
            assertThat(stream.next().data()).contains("\"percent\":\"1\"");
            second = stream.next();
            assertThat(second.data()).contains("\"percent\":\"2\"").contains("\"interactionId\":\"i-2\"");
            assertThat(second.event()).isEqualTo("interaction.scored");
        }
        happens("a-1", "3");
        happens("a-1", "4");
        try (Stream stream = new Stream(program, second.id())) {
            assertThat(stream.next().data()).contains("\"percent\":\"3\"");
            assertThat(stream.next().data()).contains("\"percent\":\"4\"");
        }
    }

    @Test
    void anAgentIsToldOfTheirOwnOnly() throws IOException {
        Http agent = served.person("agent", Role.AGENT, "a-1");
        try (Stream stream = new Stream(agent, null)) {
            happens("a-2", "1");
            happens("a-1", "2");
            assertThat(stream.next().data()).contains("\"percent\":\"2\"").contains("a-1");
        }
    }

    @Test
    void afterAGapThatIsNoLongerKnownThePageIsToldToBeginAnew() throws IOException {
        happens("a-1", "1");
        happens("a-1", "2");
        served.store.write(tx -> tx.events().order(10));
        served.store.write(tx -> tx.events().forgetBefore(served.clock.instant().plusSeconds(60), 10));
        try (Stream stream = new Stream(served.program(), "1")) {
            assertThat(stream.next()).extracting(Message::event, Message::id).containsExactly("reset", "2");
            happens("a-1", "3");
            assertThat(stream.next().data()).contains("\"percent\":\"3\"");
        }
        try (Stream stream = new Stream(served.program(), "999")) {
            assertThat(stream.next().event()).isEqualTo("reset");
        }
    }

    @Test
    void aQuietStreamSaysThatItIsThereAndEndsWithTheSession() throws IOException {
        Http person = served.person("coach", Role.COACH, null);
        try (Stream stream = new Stream(person, null)) {
            Thread.sleep(Served.COMMENT.multipliedBy(3));
            person.post("/api/v1/logout").must(204);
            assertThat(stream.next().event()).isEqualTo("end");
            assertThat(stream.comments).hasSizeGreaterThan(1);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    @Test
    void streamsEndWhenTheServerStopsAndNewRequestsAreToldSo() throws IOException {
        Http program = served.program();
        try (Stream stream = new Stream(program, null)) {
            served.server.stopAccepting();
            assertThat(stream.next().event()).isEqualTo("end");
        }
        assertThat(program.get("/api/v1/me").must(503).header("retry-after")).isNotEmpty();
    }

    @Test
    void thereIsALimitOfStreams() throws IOException {
        Http program = served.program();
        List<Stream> open = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            open.add(new Stream(program, null));
        }
        assertThat(program.get("/api/v1/events").must(503).code()).isEqualTo("web.streams-full");
        for (Stream stream : open) {
            stream.close();
        }
        long until = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        boolean again = false;
        while (!again && System.nanoTime() < until) {
            happens("a-1", "1"); // a write shows the server who has gone
            try (Stream _ = new Stream(program, null)) {
                again = true;
            } catch (AssertionError full) {
                Thread.onSpinWait();
            }
        }
        assertThat(again).isTrue();
    }
}
