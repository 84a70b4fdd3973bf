package dev.earmark.web.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
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
            segments.add(Percent.decoded(segment.replace("+", "%2B"), Target::invalid));
        }
        return new Target(segments, fields(query == null ? "" : query, Target::invalid));
    }

    /** The fields of a form or a query. @param refusal of a sentence that goes on after its subject */
    static Map<String, String> fields(String text, Function<String, HttpRefusal> refusal) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String pair : text.isEmpty() ? new String[0] : text.split("&", MOST_PARAMETERS + 2)) {
            int sign = pair.indexOf('=');
            String name = Percent.decoded(sign < 0 ? pair : pair.substring(0, sign), refusal);
            if (fields.put(name, sign < 0 ? "" : Percent.decoded(pair.substring(sign + 1), refusal)) != null
                    || fields.size() > MOST_PARAMETERS) {
                throw refusal.apply("names a field twice, or more than " + MOST_PARAMETERS + " in all");
            }
        }
        return fields;
    }

    private static HttpRefusal invalid(String what) {
        return new HttpRefusal(400, "web.address-invalid", "The address " + what + ".");
    }
}
