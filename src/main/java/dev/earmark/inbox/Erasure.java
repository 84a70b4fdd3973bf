package dev.earmark.inbox;

import dev.earmark.access.Principal;

/** Removes interactions everywhere. Safe for many threads. */
public final class Erasure {

    /** @return false when there is no such interaction within reach */
    public boolean erase(String id, Principal by) {
        throw new UnsupportedOperationException();
    }
}
