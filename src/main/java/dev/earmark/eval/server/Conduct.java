package dev.earmark.eval.server;

import java.time.Duration;

/**
 * How a server behaves.
 *
 * @param takes       time for each answer
 * @param places      questions that it answers at the same time; more are refused with 429 and Retry-After; 0 for no limit
 * @param brokenEvery each so manyth request fails with 503; 0 for none
 * @param status      with which it refuses everything; 0 when it does not
 * @param onlyStreams whether it refuses to answer in one piece
 */
public record Conduct(Duration takes, int places, int brokenEvery, int status, boolean onlyStreams) {

    /** Answers everything after so long. */
    public static Conduct answeringIn(Duration time) {
        return new Conduct(time, 0, 0, 0, false);
    }

    /** Answers nothing. */
    public static Conduct refusing(int status) {
        return new Conduct(Duration.ZERO, 0, 0, status, false);
    }

    /** The same with limits. */
    public Conduct limited(int most, int failing) {
        return new Conduct(takes, most, failing, status, onlyStreams);
    }

    /** The same in pieces alone. */
    public Conduct streaming() {
        return new Conduct(takes, places, brokenEvery, status, true);
    }
}
