package dev.earmark.web.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Parses the JSON of a request: UTF-8 only, no key twice, nothing behind the value, at most {@value #MOST_DEPTH} levels, and no text or
 * number that could not be stored. Safe for many threads.
 */
final class StrictBody {

    private static final int MOST_DEPTH = 64;
    private static final String CODE = "web.json-invalid";

    private final ObjectReader reader;

    StrictBody() {
        JsonFactory factory = JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MOST_DEPTH).maxStringLength(1 << 20).maxNameLength(1000).maxNumberLength(40).build())
                .build();
        this.reader = JsonMapper.builder(factory).enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build().reader();
    }

    /** @throws HttpRefusal 400 with {@code web.json-invalid} */
    JsonNode parse(byte[] utf8) {
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
            JsonNode node = reader.readTree(text);
            if (node == null || node.isMissingNode()) {
                throw refusal("is empty");
            }
            check(node);
            return node;
        } catch (CharacterCodingException wrong) {
            throw refusal("is not UTF-8 text");
        } catch (StreamConstraintsException tooMuch) {
            throw refusal("nests deeper than " + MOST_DEPTH + " levels, or holds a text or number that is too long");
        } catch (JsonProcessingException wrong) {
            throw refusal(problem(wrong));
        } catch (IOException unreadable) {
            throw refusal("cannot be read");
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

    private static String problem(JsonProcessingException wrong) {
        String message = String.valueOf(wrong.getOriginalMessage());
        JsonLocation at = wrong.getLocation();
        String where = at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
        if (message.startsWith("Duplicate field")) {
            return "has a key twice in one object" + where;
        }
        return (message.startsWith("Trailing token") ? "goes on after the end of the JSON value" : "is not valid JSON") + where;
    }
}
