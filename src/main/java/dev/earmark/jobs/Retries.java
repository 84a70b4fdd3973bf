package dev.earmark.jobs;

import dev.earmark.fault.Conflict;
import dev.earmark.fault.NotFound;
import dev.earmark.fault.Rejected;
import dev.earmark.fault.Unavailable;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Decides what comes of a step that failed. Waits are random between nothing and a bound that doubles, so that failures do not come back in
 * step.
 */
final class Retries {

    private static final int MOST_TRIES = 8;
    private static final int MOST_TRIES_OF_A_BUG = 3;
    private static final Duration FIRST_WAIT = Duration.ofSeconds(2);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(30);
    private static final Duration FULL_DISK_WAIT = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofHours(24);
    private static final int MOST_DOUBLINGS = 20;

    private final RandomGenerator random;

    Retries(RandomGenerator random) {
        this.random = random;
    }

    sealed interface Decision {

        String code();

        /** Nobody tries again by itself. @param sentence for a person */
        record Park(String code, String sentence) implements Decision {}

        /** @param attemptGivenBack whether this try does not count */
        record Again(String code, Duration pause, boolean attemptGivenBack) implements Decision {}
    }

    /**
     * @param attempts  tries so far, this one included
     * @param waitingSo since when the interaction waits to be done
     */
    Decision of(Throwable failure, int attempts, Duration waitingSo) {
        return switch (failure) {
            case Rejected wrong -> new Decision.Park(wrong.code(), wrong.sentence());
            case NotFound gone -> new Decision.Park(gone.code(), gone.sentence());
            case Conflict other -> new Decision.Park(other.code(), other.sentence());
            case Unavailable later -> later(later, attempts, waitingSo);
            case Throwable bug -> attempts >= MOST_TRIES_OF_A_BUG
                    ? new Decision.Park("jobs.bug", "A step failed " + attempts + " times with an error of the program ("
                            + EndLine.Bug.name(bug) + "); the log has more.")
                    : new Decision.Again("jobs.bug", jitter(attempts), false);
        };
    }

    private Decision later(Unavailable failure, int attempts, Duration waitingSo) {
        if (failure.code().equals("store.full")) { // somebody has to make room; nothing is wrong with the interaction
            return new Decision.Again(failure.code(), FULL_DISK_WAIT, true);
        }
        Optional<Duration> told = failure.retryAfter();
        if (told.isPresent() && waitingSo.compareTo(PATIENCE) < 0) {
            return new Decision.Again(failure.code(), told.get(), true);
        }
        return attempts >= MOST_TRIES
                ? new Decision.Park(failure.code(), failure.sentence())
                : new Decision.Again(failure.code(), jitter(attempts), false);
    }

    private Duration jitter(int attempts) {
        long bound = Math.min(LONGEST_WAIT.toMillis(), FIRST_WAIT.toMillis() << Math.min(attempts, MOST_DOUBLINGS));
        return Duration.ofMillis(random.nextLong(bound + 1));
    }
}
