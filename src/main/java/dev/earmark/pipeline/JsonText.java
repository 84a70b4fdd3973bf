package dev.earmark.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earmark.fault.Rejected;
import dev.earmark.json.MalformedJson;
import dev.earmark.json.StrictJson;

/** JSON of a file, refused with the place where it stands. Safe for many threads. */
final class JsonText {

    private static final StrictJson STRICT = new StrictJson();

    private JsonText() {}

    /** @param place as in {@link JsonObject}; a refusal has the code {@code pipeline.json-invalid} */
    static JsonNode parse(byte[] utf8, String place) {
        try {
            return STRICT.parse(utf8);
        } catch (MalformedJson wrong) {
            throw new Rejected("pipeline.json-invalid", place + ": " + wrong.what() + ".", wrong);
        }
    }
}
