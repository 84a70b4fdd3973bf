package dev.earmark.inbox;

import dev.earmark.fault.Conflict;
import dev.earmark.inbox.admission.Ticket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Keys whose request is being kept right now. */
final class InFlight {

    private final Set<String> keys = ConcurrentHashMap.newKeySet();

    /** @throws Conflict with {@code inbox.in-flight} when the same request is under way */
    Ticket hold(RequestKey key) {
        if (!keys.add(key.kept())) {
            throw new Conflict("inbox.in-flight", "The same request is being processed at this moment; try again in a second.");
        }
        return () -> keys.remove(key.kept());
    }
}
