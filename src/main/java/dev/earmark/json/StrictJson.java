package dev.earmark.json;

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
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Parses JSON that came from outside: UTF-8 only (a byte order mark is passed over), no key twice in an object, nothing behind the value,
 * at most {@value #MOST_DEPTH} levels, texts of at most 2^20 and numbers of at most {@value #LONGEST_NUMBER} characters. Safe for many
 * threads.
 */
public final class StrictJson {

    private static final int MOST_DEPTH = 64;
    private static final int LONGEST_TEXT = 1 << 20;
    private static final int LONGEST_NAME = 1000;
    private static final int LONGEST_NUMBER = 40;

    private final ObjectReader reader;

    public StrictJson() {
        JsonFactory factory = JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MOST_DEPTH)
                        .maxStringLength(LONGEST_TEXT)
                        .maxNameLength(LONGEST_NAME)
                        .maxNumberLength(LONGEST_NUMBER)
                        .build())
                .build();
        this.reader = JsonMapper.builder(factory).enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build().reader();
    }

    public JsonNode parse(byte[] utf8) throws MalformedJson {
        return parse(decode(utf8));
    }

    public JsonNode parse(String text) throws MalformedJson {
        try {
            JsonNode node = reader.readTree(text);
            if (node == null || node.isMissingNode()) {
                throw new MalformedJson("is empty");
            }
            return node;
        } catch (StreamConstraintsException tooMuch) {
            throw new MalformedJson(constraint(tooMuch.getOriginalMessage()), tooMuch);
        } catch (JsonProcessingException wrong) {
            throw new MalformedJson(problem(wrong), wrong);
        }
    }

    private static String decode(byte[] utf8) throws MalformedJson {
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException wrong) {
            throw new MalformedJson("is not UTF-8 text", wrong);
        }
    }

    private static String constraint(String message) {
        if (message.contains("nesting depth")) {
            return "nests deeper than " + MOST_DEPTH + " levels";
        }
        if (message.contains("Number")) {
            return "holds a number of more than " + LONGEST_NUMBER + " characters";
        }
        return "holds a text of more than " + LONGEST_TEXT + " characters";
    }

    private static String problem(JsonProcessingException wrong) {
        String message = String.valueOf(wrong.getOriginalMessage());
        JsonLocation at = wrong.getLocation();
        String where = at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
        if (message.startsWith("Duplicate field")) {
            return "has the key " + message.replace("Duplicate field ", "").replace('\'', '"') + " twice in one object" + where;
        }
        if (message.startsWith("Trailing token")) {
            return "goes on after the end of the JSON value" + where;
        }
        return "is not valid JSON" + where;
    }
}
