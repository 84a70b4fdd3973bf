package dev.earmark.promises;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What a sender was told is kept: outside the service, so that it outlives it. */
final class Acknowledged {

    /**
     * @param key    of the request
     * @param id     that the service gave
     * @param sha256 of the recording, or a text that the transcript must hold
     * @param sound  whether it was a recording
     */
    record Receipt(String key, String id, String sha256, boolean sound) {}

    private final Map<String, Receipt> receipts = new ConcurrentHashMap<>();

    void add(Receipt receipt) {
        Receipt earlier = receipts.putIfAbsent(receipt.key(), receipt);
        if (earlier != null && !earlier.id().equals(receipt.id())) {
            throw new AssertionError("one key, two interactions: " + earlier + " and " + receipt);
        }
    }

    Map<String, Receipt> all() {
        return receipts;
    }

    int count() {
        return receipts.size();
    }
}
