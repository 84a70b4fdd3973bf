package dev.earmark.web.api;

import java.time.Duration;

/**
 * What is done on time while an answer goes on for long.
 *
 * @param comment a stream on which nothing happens says so as often, which also shows who has gone
 * @param ask     whether it may still be told is asked as often
 */
public record SendingPace(Duration comment, Duration ask) {

    /** 15 s and 5 s. */
    public static SendingPace usual() {
        return new SendingPace(Duration.ofSeconds(15), Duration.ofSeconds(5));
    }
}
