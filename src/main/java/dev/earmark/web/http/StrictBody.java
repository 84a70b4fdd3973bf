package dev.earmark.web.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earmark.json.MalformedJson;
import dev.earmark.json.StrictJson;

/** Parses the JSON of a request, strictly, and takes no text or number that could not be stored. Safe for many threads. */
final class StrictBody {

    private static final String CODE = "web.json-invalid";

    private final StrictJson strict = new StrictJson();

    /** @throws HttpRefusal 400 with {@code web.json-invalid} */
    JsonNode parse(byte[] utf8) {
        try {
            JsonNode node = strict.parse(utf8);
            check(node);
            return node;
        } catch (MalformedJson wrong) {
            throw refusal(wrong.what());
        }
    }

    /** Depth is bounded by the parser. */
    private static void check(JsonNode node) {
        if (node.isDouble() && !Double.isFinite(node.doubleValue())) {
            throw refusal("holds a number that is too large to count with");
        }
        if (node.isTextual()) {
            checkText(node.textValue());
        }
        node.fieldNames().forEachRemaining(StrictBody::checkText);
        node.forEach(StrictBody::check);
    }

    static void checkText(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (c == 0 || Character.isSurrogate(c)) {
                throw refusal(c == 0 ? "holds a NUL character" : "holds half of a surrogate pair, which is not a character");
            }
        }
    }

    private static HttpRefusal refusal(String what) {
        return new HttpRefusal(400, CODE, "The body " + what + ".");
    }
}
