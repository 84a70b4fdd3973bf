package dev.earmark.store.sql.aggregate;

import dev.earmark.fault.Rejected;
import dev.earmark.store.InteractionQuery;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Where a page ends: the number that it is sorted by and the id of its last row. For one order only. */
record Cursor(double value, String id) {

    static @Nullable Cursor of(InteractionQuery query) {
        String after = query.after();
        if (after == null) {
            return null;
        }
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(after), StandardCharsets.UTF_8).split(" ", 3);
            if (parts.length == 3 && parts[0].equals(order(query))) {
                return new Cursor(Double.parseDouble(parts[1]), parts[2]);
            }
        } catch (IllegalArgumentException damaged) {
            throw unknown(damaged);
        }
        throw unknown(null);
    }

    String text(InteractionQuery query) {
        String plain = order(query) + " " + value + " " + id;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    private static String order(InteractionQuery query) {
        return query.sort() + (query.descending() ? "-" : "+");
    }

    private static Rejected unknown(@Nullable Throwable cause) {
        String sentence = "There is no such page: send the next of the page before, in the same order.";
        return cause == null ? new Rejected("store.page-unknown", sentence) : new Rejected("store.page-unknown", sentence, cause);
    }
}
