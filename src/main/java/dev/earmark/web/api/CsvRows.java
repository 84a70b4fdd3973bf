package dev.earmark.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earmark.text.PlainText;
import java.util.List;
import java.util.stream.Collectors;

/** Interactions as lines of a table by RFC 4180, each cell one line, none of them a formula to a spreadsheet. */
final class CsvRows {

    private static final List<String> COLUMNS = List.of("/id", "/externalId", "/channel", "/agent/id", "/agent/name", "/team", "/queue",
            "/startedAt", "/receivedAt", "/durationMs", "/state", "/score/rubric", "/score/version", "/score/percent", "/score/passed",
            "/review/origin", "/worstMiss", "/review/publication", "/synthetic");

    static final String HEADINGS = "id,externalId,channel,agentId,agentName,team,queue,startedAt,receivedAt,durationSeconds,state,rubric,"
            + "rubricVersion,percent,passed,origin,worstMiss,publication,synthetic\r\n";

    private CsvRows() {}

    /** @param interaction as the API shows it */
    static String of(JsonNode interaction) {
        return COLUMNS.stream().map(column -> cell(interaction.at(column), column)).collect(Collectors.joining(",")) + "\r\n";
    }

    private static String cell(JsonNode value, String column) {
        if (value.isNull() || value.isMissingNode()) {
            return "";
        } else if (column.equals("/durationMs")) {
            return String.valueOf(value.asLong() / 1000.0);
        }
        return value.isTextual() ? text(value.asText()) : value.asText();
    }

    /** What a spreadsheet would take for a formula begins with an apostrophe. */
    static String text(String raw) {
        String line = PlainText.line(raw);
        boolean formula = !line.isEmpty() && "=+-@".indexOf(line.charAt(0)) >= 0;
        String safe = formula ? "'" + line : line;
        return safe.chars().anyMatch(c -> c == ',' || c == '"' || c == ';') ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
