package dev.earmark.web;

import dev.earmark.store.Store;
import dev.earmark.webhooks.Deliveries;
import dev.earmark.webhooks.DeliveryListener;
import dev.earmark.webhooks.WebhookSettings;
import java.time.Clock;

/** The sender of webhooks, not started. */
final class Deliverers {

    private Deliverers() {}

    static Deliveries of(Store store) {
        return new Deliveries(store, WebhookSettings.defaults(), Clock.systemUTC(), DeliveryListener.NOBODY);
    }
}
