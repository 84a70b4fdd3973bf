package dev.earmark.search.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earmark.fault.Rejected;
import dev.earmark.search.SearchRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;

/**
 * Where a page ended, as a text that is good for one request only.
 *
 * @param keys  of the last interaction that is done with, as the server wrote them; empty before the first
 * @param id    of the interaction that is not done with; empty when there is none
 * @param done  turns of it that were given, or of a list that is known as a whole
 * @param total turns that fit, as the first page said
 * @param exact whether that is all of them
 */
record PageCursor(JsonNode keys, String id, int done, long total, boolean exact) {

    private static final int LONGEST = 2_000;
    private static final int MOST_KEYS = 4;
    private static final JsonMapper JSON = new JsonMapper();

    String write(SearchRequest request) {
        ObjectNode text = SearchServer.object().put("of", fingerprint(request)).put("id", id).put("done", done).put("total", total)
                .put("exact", exact);
        text.set("keys", keys);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** @throws Rejected with {@code search.cursor-invalid} when it was not written for a request like this one */
    static PageCursor read(SearchRequest request, String text) {
        try {
            if (text.length() <= LONGEST) {
                JsonNode read = JSON.readTree(Base64.getUrlDecoder().decode(text));
                JsonNode keys = read.path("keys");
                boolean plain = keys.isArray() && keys.size() <= MOST_KEYS && each(keys);
                if (plain && read.path("of").asInt() == fingerprint(request) && read.path("done").asInt() >= 0) {
                    return new PageCursor(keys, read.path("id").asText(), read.path("done").asInt(), read.path("total").asLong(),
                            read.path("exact").asBoolean());
                }
            }
        } catch (IllegalArgumentException | IOException broken) {
            throw refused(broken);
        }
        throw refused(new IllegalArgumentException("of another request"));
    }

    private static boolean each(JsonNode keys) {
        for (JsonNode key : keys) {
            if (!key.isNumber() && !key.isNull()) {
                return false;
            }
        }
        return true;
    }

    private static Rejected refused(Exception cause) {
        return new Rejected("search.cursor-invalid", "The cursor is not from a page of this search; begin again without it.", cause);
    }

    private static int fingerprint(SearchRequest request) {
        return Objects.hash(request.query().toString(), request.filters().stream().map(Object::toString).sorted().toList(),
                request.reach().toString(), request.sorting().name(), request.meaning().name());
    }
}
