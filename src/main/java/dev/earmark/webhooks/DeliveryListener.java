package dev.earmark.webhooks;

import java.time.Duration;

/** Told how deliveries go, by many threads. */
public interface DeliveryListener {

    /** Tells nobody. */
    DeliveryListener NOBODY = (outcome, took, lag) -> {};

    /** What came of an attempt. */
    enum Outcome {
        DELIVERED,
        FAILED,
        /** It was the last attempt. */
        GIVEN_UP
    }

    /** @param lag from what happened to now */
    void attempted(Outcome outcome, Duration took, Duration lag);
}
