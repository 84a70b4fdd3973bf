package dev.earmark.web.http;

import java.time.Duration;

/**
 * How fast the body of a request must come. Counted over windows of time that was spent waiting for it, so that neither a burst at the
 * beginning pays for dripping afterwards, nor a slow disk here is held against the other side.
 *
 * @param window         how long somebody may bring less
 * @param bytesPerSecond that must come on average of each window
 */
public record BodyPace(Duration window, int bytesPerSecond) {

    long leastBytes() {
        return window.toMillis() * bytesPerSecond / 1000;
    }
}
