package dev.earmark.web;

import dev.earmark.store.Store;
import dev.earmark.webhooks.Deliveries;

/** The sender of webhooks, not started. */
final class Deliverers {

    private Deliverers() {}

    static Deliveries of(Store store) {
        return new Deliveries();
    }
}
