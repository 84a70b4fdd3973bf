package dev.earmark.report.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.earmark.text.PlainText;
import java.io.UncheckedIOException;
import java.util.Locale;

/** Writes JSON on one line that neither a terminal, a reader of lines nor a page can mistake for anything else. */
public final class SafeJson {

    /** Makes the nodes of trees. */
    public static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private SafeJson() {}

    /** Characters that act instead of being shown are written as Unicode escapes; halves of surrogate pairs become U+FFFD. */
    static String line(JsonNode node) {
        return write(node, false);
    }

    /** As {@link #line}, and safe inside a {@code script} element: no {@code <}, {@code >} or {@code &}. */
    public static String forPage(JsonNode node) {
        return write(node, true);
    }

    private static String write(JsonNode node, boolean page) {
        String plain = serialised(node);
        if (plain.chars().allMatch(unit -> unit >= ' ' && unit <= '~' && !(page && isMarkup(unit)))) {
            return plain; // most texts: a transcript of an hour is the better part of a megabyte
        }
        plain = PlainText.wellFormed(plain);
        StringBuilder safe = new StringBuilder(plain.length() + 16);
        plain.codePoints().forEach(point -> {
            // outside strings JSON has only ASCII and none of these characters, so an escape is always inside a string
            if (PlainText.acts(point) || (page && isMarkup(point))) {
                safe.append(String.format(Locale.ROOT, "\\u%04x", point));
            } else {
                safe.appendCodePoint(point);
            }
        });
        return safe.toString();
    }

    private static boolean isMarkup(int point) {
        return point == '<' || point == '>' || point == '&';
    }

    private static String serialised(JsonNode node) {
        try {
            return MAPPER.writeValueAsString(node);
        } catch (JsonProcessingException cause) {
            throw new UncheckedIOException("a tree of values that cannot be written", cause);
        }
    }
}
