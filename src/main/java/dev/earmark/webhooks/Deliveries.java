package dev.earmark.webhooks;

import java.net.URI;

/** Sends events to the endpoints of other systems. */
public final class Deliveries implements AutoCloseable {

    public void start() {
        throw new UnsupportedOperationException();
    }

    /** There may be something to send. */
    public void wake() {
        throw new UnsupportedOperationException();
    }

    /** @throws dev.earmark.fault.Rejected with {@code webhooks.url} when nothing may be sent there */
    public URI check(String url) {
        throw new UnsupportedOperationException();
    }

    /** Sends a ping to an endpoint, like any other event. @return its id @throws dev.earmark.fault.NotFound with {@code webhooks.endpoint-unknown} */
    public String test(String endpointId) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
