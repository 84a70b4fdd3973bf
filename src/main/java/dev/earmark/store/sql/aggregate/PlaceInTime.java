package dev.earmark.store.sql.aggregate;

import dev.earmark.fault.Rejected;
import java.time.Instant;

/** Where a page ends that is sorted by a time and an id. */
record PlaceInTime(Instant at, String id) {

    static String text(Instant at, String id) {
        return at.toEpochMilli() + "." + id;
    }

    /** @throws Rejected with {@code store.page-unknown} */
    static PlaceInTime read(String text) {
        int dot = text.indexOf('.');
        if (dot < 1 || !text.substring(0, dot).matches("\\d{1,15}")) {
            throw new Rejected("store.page-unknown",
                    "There is no such page: send the next of the page before, in the same order.");
        }
        return new PlaceInTime(Instant.ofEpochMilli(Long.parseLong(text.substring(0, dot))), text.substring(dot + 1));
    }
}
