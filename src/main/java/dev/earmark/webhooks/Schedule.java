package dev.earmark.webhooks;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When a message is sent again: ten attempts over 75 h 35 min, as Standard Webhooks proposes. */
final class Schedule {

    private static final List<Duration> WAITS = List.of(
            Duration.ofSeconds(5), Duration.ofMinutes(5), Duration.ofMinutes(30), Duration.ofHours(2), Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(14), Duration.ofHours(20), Duration.ofHours(24));
    private static final Duration LONGEST_TOLD = Duration.ofHours(24);

    private Schedule() {}

    /**
     * @param attempts made so far
     * @param told     by the receiver's {@code Retry-After}; null when it said nothing
     * @return empty when it is given up
     */
    static Optional<Duration> after(int attempts, @Nullable Duration told) {
        if (attempts > WAITS.size()) {
            return Optional.empty();
        }
        Duration usual = WAITS.get(attempts - 1);
        if (told == null || told.compareTo(usual) <= 0) {
            return Optional.of(usual);
        }
        return Optional.of(told.compareTo(LONGEST_TOLD) < 0 ? told : LONGEST_TOLD);
    }
}
