package dev.earmark.inbox;

import java.util.List;

/** Takes interactions in; answers only when they are kept: files on the disk, row committed. Safe for many threads. */
public final class Reception {

    public Ticket admit() {
        throw new UnsupportedOperationException();
    }

    public Receipt recording(Offer offer, List<Part> parts) {
        throw new UnsupportedOperationException();
    }

    public Receipt transcript(Offer offer, byte[] json) {
        throw new UnsupportedOperationException();
    }
}
