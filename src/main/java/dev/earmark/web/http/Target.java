package dev.earmark.web.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The address of a request, decoded.
 *
 * @param segments of the path; the root has none
 * @param query    each parameter once
 */
public record Target(List<String> segments, Map<String, String> query) {

    private static final int MOST_PARAMETERS = 100;

    public Target {
        segments = List.copyOf(segments);
        query = Map.copyOf(query);
    }

    /** @throws HttpRefusal 400 when it cannot be decoded, or names a parameter twice */
    public static Target of(@Nullable String path, @Nullable String query) {
        if (path == null || !path.startsWith("/")) {
            throw new HttpRefusal(400, "web.address-invalid", "The address must begin with a slash.");
        }
        List<String> segments = new ArrayList<>();
        for (String segment : path.equals("/") ? new String[0] : path.substring(1).split("/", -1)) {
            segments.add(decoded(segment.replace("+", "%2B")));
        }
        return new Target(segments, fields(query == null ? "" : query));
    }

    /** The fields of a form or a query. */
    static Map<String, String> fields(String text) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String pair : text.isEmpty() ? new String[0] : text.split("&", MOST_PARAMETERS + 2)) {
            int sign = pair.indexOf('=');
            String name = decoded(sign < 0 ? pair : pair.substring(0, sign));
            if (fields.put(name, sign < 0 ? "" : decoded(pair.substring(sign + 1))) != null || fields.size() > MOST_PARAMETERS) {
                throw new HttpRefusal(400, "web.address-invalid", "Each parameter may stand there once, and at most " + MOST_PARAMETERS + " in all.");
            }
        }
        return fields;
    }

    private static String decoded(String text) {
        try {
            String plain = URLDecoder.decode(text, StandardCharsets.UTF_8);
            StrictBody.checkText(plain);
            return plain;
        } catch (IllegalArgumentException wrong) {
            throw new HttpRefusal(400, "web.address-invalid", "A percent sign in the address is not followed by two hexadecimal digits.");
        }
    }
}
