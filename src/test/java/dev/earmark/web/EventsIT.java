package dev.earmark.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.access.Role;
import dev.earmark.events.EventType;
import java.io.IOException;
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

    private Listening listen(Http who, @Nullable String lastEventId) {
        return new Listening(served.base(), who, lastEventId);
    }

    private void happens(String agent, String figure) {
        served.store.write(tx -> tx.events().append(EventType.SCORED, served.clock.instant(), "i-" + figure, agent,
                Map.of("percent", figure)));
    }

    @Test
    void whatHappensIsToldInOrderAndABreakLosesNothing() throws IOException {
        Http program = served.program();
        Listening.Message second;
        try (Listening stream = listen(program, null)) {
            happens("a-1", "1");
            happens("a-2", "2");
            assertThat(stream.next().data()).contains("\"percent\":\"1\"");
            second = stream.next();
            assertThat(second.data()).contains("\"percent\":\"2\"").contains("\"interactionId\":\"i-2\"");
            assertThat(second.event()).isEqualTo("interaction.scored");
        }
        happens("a-1", "3");
        happens("a-1", "4");
        try (Listening stream = listen(program, second.id())) {
            assertThat(stream.next().data()).contains("\"percent\":\"3\"");
            assertThat(stream.next().data()).contains("\"percent\":\"4\"");
        }
    }

    private void happens(String interaction, String agent, EventType type) {
        served.store.write(tx -> tx.events().append(type, served.clock.instant(), interaction, agent, Map.of("rubric", "billing-care@7")));
    }

    @Test
    void anAgentIsToldOnlyWhatConcernsOwnSharedInteractions() throws IOException {
        Http agent = served.person("agent", Role.AGENT, "a-1");
        try (Listening stream = listen(agent, null)) {
            String draft = served.scored("a-1");
            String shared = served.shared("a-1");
            String others = served.shared("a-2");
            happens(others, "a-2", EventType.REVISED);
            happens(draft, "a-1", EventType.REVISED);
            happens(shared, "a-1", EventType.SCORED);
            happens(shared, "a-1", EventType.COMMENTED);
            happens(shared, "a-1", EventType.REVISED);
            assertThat(stream.next().data()).contains(shared).contains("review.revised");
        }
    }

    @Test
    void afterAGapThatIsNoLongerKnownThePageIsToldToBeginAnew() throws IOException {
        happens("a-1", "1");
        happens("a-1", "2");
        served.store.write(tx -> tx.events().order(10));
        served.store.write(tx -> tx.events().forgetBefore(served.clock.instant().plusSeconds(60), 10));
        try (Listening stream = listen(served.program(), "1")) {
            assertThat(stream.next()).extracting(Listening.Message::event, Listening.Message::id).containsExactly("reset", "2");
            happens("a-1", "3");
            assertThat(stream.next().data()).contains("\"percent\":\"3\"");
        }
        try (Listening stream = listen(served.program(), "999")) {
            assertThat(stream.next().event()).isEqualTo("reset");
        }
    }

    @Test
    void aQuietStreamSaysThatItIsThereAndEndsWithTheSession() throws IOException {
        Http person = served.person("coach", Role.COACH, null);
        try (Listening stream = listen(person, null)) {
            Thread.sleep(Served.COMMENT.multipliedBy(3));
            person.post("/api/v1/logout").must(204);
            assertThat(stream.next().event()).isEqualTo("end");
            assertThat(stream.comments()).hasSizeGreaterThan(1);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    @Test
    void streamsEndWhenTheServerStopsAndNewRequestsAreToldSo() throws IOException {
        Http program = served.program();
        try (Listening stream = listen(program, null)) {
            served.server.stopAccepting();
            assertThat(stream.next().event()).isEqualTo("end");
        }
        assertThat(program.get("/api/v1/me").must(503).header("retry-after")).isNotEmpty();
    }

    @Test
    void thereIsALimitOfStreams() throws IOException {
        Http program = served.program();
        List<Listening> open = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            open.add(listen(program, null));
        }
        assertThat(program.get("/api/v1/events").must(503).code()).isEqualTo("web.streams-full");
        for (Listening stream : open) {
            stream.close();
        }
        long until = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        boolean again = false;
        while (!again && System.nanoTime() < until) {
            happens("a-1", "1"); // a write shows the server who has gone
            try (Listening _ = listen(program, null)) {
                again = true;
            } catch (AssertionError full) {
                Thread.onSpinWait();
            }
        }
        assertThat(again).isTrue();
    }
}
