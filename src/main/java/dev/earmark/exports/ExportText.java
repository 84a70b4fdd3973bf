package dev.earmark.exports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/**
 * What was handed over.
 *
 * @param text  with line feeds as line ends
 * @param json  the same, parsed; missing when it is no JSON
 * @param bytes as they came, unpacked; none for JSON
 */
@SuppressWarnings("ArrayRecordComponent") // read by one reader, never compared
public record ExportText(String text, JsonNode json, byte[] bytes) {

    /** Text that is no JSON. */
    public static ExportText plain(String text, byte[] bytes) {
        return new ExportText(text.replace("\r\n", "\n").replace('\r', '\n'), MissingNode.getInstance(), bytes);
    }

    public static ExportText of(JsonNode json) {
        return new ExportText("", json, new byte[0]);
    }

    public boolean isJson() {
        return !json.isMissingNode();
    }
}
