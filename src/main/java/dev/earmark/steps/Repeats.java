package dev.earmark.steps;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * When that is done again which nobody waits for, because a language model could not be asked: four times later each time, never before
 * the model can be expected back, and not for ever.
 */
public final class Repeats {

    /** About two days when nobody says when the model is back, so many days when its daily budget is spent. */
    public static final int MOST = 12;

    private static final Duration LONGEST = Duration.ofHours(6);
    private static final int MOST_DOUBLINGS = 40;

    private final Duration first;
    private final RandomGenerator random;

    /** @param first wait */
    public Repeats(Duration first, RandomGenerator random) {
        this.first = first;
        this.random = random;
    }

    /**
     * How long to wait; a random part keeps what failed together from coming back together.
     *
     * @param time the how manyth time it will be, from 1
     * @param told how long the model is known to be away; zero when nobody knows
     * @return empty when it has been done often enough
     */
    public Optional<Duration> before(int time, Duration told) {
        if (time > MOST) {
            return Optional.empty();
        }
        long longest = Math.max(first.toMillis(), LONGEST.toMillis());
        int doublings = Math.min(2 * (time - 1), MOST_DOUBLINGS);
        long own = first.toMillis() > longest >> doublings ? longest : first.toMillis() << doublings;
        return Optional.of(Duration.ofMillis(Math.max(own, told.toMillis()) + random.nextLong(own / 4 + 1)));
    }
}
