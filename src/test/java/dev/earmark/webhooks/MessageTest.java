package dev.earmark.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.events.Event;
import dev.earmark.events.EventType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MessageTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    @Test
    void aMessageNamesWhatHappenedToWhich() {
        Event event = new Event("e-1", EventType.SCORED, NOON, "i-1", "a-17", Map.of("rubric", "small@1", "percent", "87.5"));

        assertThat(new String(Message.of(event), StandardCharsets.UTF_8)).isEqualTo(
                "{\"type\":\"interaction.scored\",\"timestamp\":\"2026-03-02T12:00:00Z\","
                        + "\"data\":{\"interactionId\":\"i-1\",\"agentId\":\"a-17\",\"percent\":\"87.5\",\"rubric\":\"small@1\"}}");
    }

    @Test
    void aMessageIsNeverLongerThanTheStandardWants() {
        Event event = new Event("e-1", EventType.SCORED, NOON, "i-1", "a-17", Map.of("kind", "x".repeat(30_000)));

        assertThat(Message.of(event)).hasSizeLessThan(Message.MOST_BYTES);
    }

    @Test
    void tenAttemptsAreMadeOverThreeDays() {
        List<Duration> waits = IntStream.rangeClosed(1, 10).mapToObj(made -> Schedule.after(made, null)).flatMap(Optional::stream).toList();

        assertThat(waits).hasSize(9).startsWith(Duration.ofSeconds(5), Duration.ofMinutes(5), Duration.ofMinutes(30));
        assertThat(waits.stream().reduce(Duration.ZERO, Duration::plus)).isEqualTo(Duration.ofHours(75).plusMinutes(35).plusSeconds(5));
        assertThat(Schedule.after(10, Duration.ofSeconds(1))).isEmpty();
    }

    @Test
    void aReceiverMayAskForMoreTimeButNotForLess() {
        assertThat(Stream.of(1L, 600L, 1_000_000L).map(seconds -> Schedule.after(1, Duration.ofSeconds(seconds)).orElseThrow()))
                .containsExactly(Duration.ofSeconds(5), Duration.ofMinutes(10), Duration.ofHours(24));
    }
}
