package dev.earmark.app;

import java.time.Duration;

/**
 * What part of the work this process does.
 *
 * @param role     {@code all} on one machine; {@code api} answers requests only, {@code worker} works on what others took in
 * @param shutdown how long work that is under way may go on after the signal to end; what is not done then is given back
 */
public record NodeSettings(Role role, Duration shutdown) {

    enum Role {
        ALL,
        API,
        WORKER;

        boolean answers() {
            return this != WORKER;
        }

        boolean works() {
            return this != API;
        }
    }

    /** So that the process ends within 30 s, with the requests that are being answered. */
    private static final Duration LONGEST = Duration.ofSeconds(20);

    public NodeSettings {
        if (shutdown.isNegative() || shutdown.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("shutdown is " + shutdown.toSeconds() + " s; it must be from 0 to " + LONGEST.toSeconds()
                    + " s");
        }
    }
}
