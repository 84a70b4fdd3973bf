package dev.earmark.webhooks;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What came of one attempt.
 *
 * @param status     of the answer; null when there was none
 * @param sentence   for people
 * @param retryAfter that the receiver asked for; null when it did not
 */
record DeliveryOutcome(@Nullable Integer status, String sentence, Duration took, @Nullable Duration retryAfter) {

    private static final int GONE = 410;

    boolean delivered() {
        return status != null && status >= 200 && status < 300;
    }

    boolean gone() {
        return status != null && status == GONE;
    }
}
