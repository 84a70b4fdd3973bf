package dev.earmark.web;

import dev.earmark.store.Store;
import dev.earmark.webhooks.Deliveries;
import dev.earmark.webhooks.DeliveryListener;
import dev.earmark.webhooks.WebhookSettings;

/** The sender of webhooks, not started. */
final class Deliverers {

    private Deliverers() {}

    static Deliveries of(Store store) {
        return new Deliveries(store, new WebhookSettings(true, java.time.Duration.ofSeconds(5)), java.time.Clock.systemUTC(),
                DeliveryListener.NOBODY);
    }
}
