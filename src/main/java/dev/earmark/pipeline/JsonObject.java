package dev.earmark.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earmark.fault.Rejected;
import dev.earmark.text.PlainText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One object of a JSON text that came from outside, read strictly: a getter refuses a value of the wrong kind with one sentence
 * that names the place.
 *
 * @param code  the fault code of everything that is wrong in this kind of text
 * @param place where the object stands, for instance {@code calls.jsonl, line 3, turn 2}
 */
record JsonObject(String code, String place, JsonNode node) {

    private static final int LONGEST_NAME = 200;

    JsonObject {
        if (!node.isObject()) {
            throw new Rejected(code, place + ": must be a JSON object, not " + shown(node) + ".");
        }
    }

    /** Present and not {@code null}. */
    boolean has(String field) {
        return node.hasNonNull(field);
    }

    Set<String> fields() {
        Set<String> names = new TreeSet<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** Free text, as {@link PlainText#kept} lets it in; null when absent. */
    @Nullable String text(String field, int most) {
        JsonNode value = node.get(field);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            throw wrong("\"" + field + "\" is " + shown(value) + "; it must be text");
        }
        if (value.textValue().length() > most) {
            throw wrong("\"" + field + "\" is " + value.textValue().length() + " characters long; at most " + most + " are accepted");
        }
        return PlainText.kept(value.textValue(), what -> wrong("\"" + field + "\" " + what));
    }

    String textNeeded(String field, int most) {
        String text = text(field, most);
        if (text == null) {
            throw wrong("\"" + field + "\" is missing");
        }
        return text;
    }

    /** A name or an id: one line of text, or a whole number as many systems number people; null when absent or blank. */
    @Nullable String name(String field) {
        JsonNode value = node.get(field);
        if (value != null && value.isIntegralNumber()) {
            return value.asText();
        }
        String text = text(field, LONGEST_NAME);
        return text == null || text.isBlank() ? null : text.replaceAll("\\s+", " ").strip();
    }

    /** A whole number; empty when absent. */
    Optional<Long> whole(String field, long least, long most, String unit) {
        JsonNode value = node.get(field);
        if (value == null || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isNumber() || !value.canConvertToExactIntegral() || !value.canConvertToLong()) {
            throw wrong("\"" + field + "\" is " + shown(value) + "; it must be a whole number of " + unit);
        }
        long number = value.longValue();
        if (number < least || number > most) {
            throw wrong("\"" + field + "\" is " + number + "; it must be from " + least + " to " + most + " " + unit);
        }
        return Optional.of(number);
    }

    double share(String field) {
        JsonNode value = node.get(field);
        if (value == null || !value.isNumber() || !(value.doubleValue() >= 0 && value.doubleValue() <= 1)) {
            throw wrong("\"" + field + "\" is " + shown(value) + "; it must be a number from 0 to 1");
        }
        return value.doubleValue();
    }

    @Nullable JsonObject object(String field) {
        return has(field) ? new JsonObject(code, place + ", \"" + field + "\"", node.get(field)) : null;
    }

    /** The items of a list; empty when absent. {@code item} names one of them: {@code turn} gives {@code …, turn 0}. */
    List<JsonObject> list(String field, String item, int most) {
        JsonNode value = node.get(field);
        if (value == null || value.isNull()) {
            return List.of();
        }
        if (!value.isArray()) {
            throw wrong("\"" + field + "\" is " + shown(value) + "; it must be a list");
        }
        if (value.size() > most) {
            throw wrong("\"" + field + "\" has " + value.size() + " items; at most " + most + " are accepted");
        }
        List<JsonObject> items = new ArrayList<>(value.size());
        for (JsonNode node : value) {
            items.add(new JsonObject(code, place + ", " + item + " " + items.size(), node));
        }
        return items;
    }

    /** The refusal of something in this object; {@code what} is a clause without a full stop, or a question. */
    Rejected wrong(String what) {
        return new Rejected(code, place + ": " + what + (what.endsWith("?") ? "" : "."));
    }

    static String shown(@Nullable JsonNode value) {
        if (value == null) {
            return "missing";
        }
        if (value.isDouble() && !Double.isFinite(value.doubleValue())) {
            return "a number too large to count with";
        }
        String text = value.isContainerNode() ? (value.isArray() ? "a list" : "an object") : value.toString();
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }
}
