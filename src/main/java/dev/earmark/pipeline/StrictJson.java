package dev.earmark.pipeline;

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
import dev.earmark.fault.Rejected;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Parses JSON that came from outside: UTF-8 only, duplicate keys and anything behind the value refused, nesting at most
 * {@value #MOST_DEPTH} levels. Safe for many threads.
 */
final class StrictJson {

    static final int MOST_DEPTH = 64;
    private static final int LONGEST_TEXT = 1 << 20;
    private static final int LONGEST_NUMBER = 40;

    private final ObjectReader reader;

    StrictJson() {
        JsonFactory factory = JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MOST_DEPTH)
                        .maxStringLength(LONGEST_TEXT)
                        .maxNameLength(1000)
                        .maxNumberLength(LONGEST_NUMBER)
                        .build())
                .build();
        this.reader = JsonMapper.builder(factory).enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build().reader();
    }

    /** @param place as in {@link JsonObject}; a refusal has the code {@code pipeline.json-invalid} */
    JsonNode parse(byte[] utf8, String place) {
        try {
            JsonNode node = reader.readTree(decode(utf8));
            if (node.isMissingNode()) {
                throw invalid(place, "is empty", null);
            }
            return node;
        } catch (CharacterCodingException wrong) {
            throw invalid(place, "is not UTF-8 text", wrong);
        } catch (StreamConstraintsException tooMuch) {
            throw invalid(place, constraint(tooMuch.getOriginalMessage()), tooMuch);
        } catch (JsonProcessingException wrong) {
            throw invalid(place, problem(wrong), wrong);
        } catch (IOException unreadable) {
            throw invalid(place, "cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    private static String decode(byte[] utf8) throws CharacterCodingException {
        String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static Rejected invalid(String place, String what, @org.jspecify.annotations.Nullable Throwable cause) {
        String sentence = place + ": " + what + ".";
        return cause == null ? new Rejected("pipeline.json-invalid", sentence) : new Rejected("pipeline.json-invalid", sentence, cause);
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
