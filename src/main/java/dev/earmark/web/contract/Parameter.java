package dev.earmark.web.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.earmark.web.http.HttpRefusal;
import dev.earmark.web.http.HttpRefusal.Wrong;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a request may bring beside its body.
 *
 * @param place   {@code path}, {@code query} or {@code header}
 * @param type    {@code string}, {@code integer}, {@code number} or {@code boolean}
 * @param moment  whether its text is a date with a time
 * @param given   what counts when it is absent; null for nothing
 */
public record Parameter(String name, String place, boolean required, String type, boolean moment, @Nullable String given, Shape shape) {

    /** @throws HttpRefusal 400 with {@code web.parameter-invalid} when the text is not what the contract says */
    public void check(String text) {
        List<Wrong> wrongs = shape.check(value(text));
        if (!wrongs.isEmpty()) {
            throw refusal(wrongs.getFirst().detail());
        }
        if (moment) {
            try {
                OffsetDateTime.parse(text);
            } catch (DateTimeParseException wrong) {
                throw refusal("it must be a time such as 2026-03-01T09:00:00Z");
            }
        }
    }

    private JsonNode value(String text) {
        try {
            return switch (type) {
                case "integer" -> LongNode.valueOf(Long.parseLong(text));
                case "number" -> DoubleNode.valueOf(finite(Double.parseDouble(text)));
                case "boolean" -> BooleanNode.valueOf(truth(text));
                default -> TextNode.valueOf(text);
            };
        } catch (NumberFormatException wrong) {
            throw refusal("it must be " + ("integer".equals(type) ? "a whole number" : "a " + type));
        }
    }

    private static double finite(double value) {
        if (!Double.isFinite(value)) {
            throw new NumberFormatException();
        }
        return value;
    }

    private static boolean truth(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new NumberFormatException();
        }
        return text.equals("true");
    }

    private HttpRefusal refusal(String what) {
        return new HttpRefusal(400, "web.parameter-invalid",
                "The " + place + " parameter \"" + name + "\" is refused: " + what + (what.endsWith(".") ? "" : "."));
    }
}
