package dev.earmark.webhooks;

import java.time.Duration;

/**
 * How other systems are told.
 *
 * @param privateAddresses whether endpoints may be in private networks or on this machine, and without TLS
 * @param timeout          how long an endpoint may take to answer
 */
public record WebhookSettings(boolean privateAddresses, Duration timeout) {

    public WebhookSettings {
        if (timeout.toMillis() < 100 || timeout.compareTo(Duration.ofMinutes(2)) > 0) {
            throw new IllegalArgumentException("timeout must be from 100 ms to 2 min");
        }
    }

    /** Public addresses with TLS only; 20 s. */
    public static WebhookSettings defaults() {
        return new WebhookSettings(false, Duration.ofSeconds(20));
    }
}
