package dev.earmark.eval;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earmark.fault.Rejected;
import dev.earmark.fault.Unavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Figures that somebody has accepted for a set.
 *
 * @param by      who accepted them
 * @param why     and for what reason
 * @param at      when, ISO-8601 in UTC
 * @param figures of the whole set, by name
 * @param kappas  by criterion
 */
public record Baseline(String by, String why, String at, Map<String, Double> figures, Map<String, Double> kappas) {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    static Baseline of(SetResult result, String by, String why, String at) {
        Map<String, Double> kappas = new LinkedHashMap<>();
        result.criteria().forEach(criterion -> kappas.put(criterion.criterion(), criterion.agreement().kappa()));
        return new Baseline(by, why, at, result.figures(), kappas);
    }

    /** Empty when none has been accepted. */
    static Optional<Baseline> read(Path file) {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            JsonNode json = MAPPER.readTree(Files.readString(file));
            JsonNode accepted = json.path("accepted");
            return Optional.of(new Baseline(accepted.path("by").asText(), accepted.path("why").asText(), accepted.path("at").asText(),
                    numbers(json.path("figures")), numbers(json.path("kappa"))));
        } catch (IOException wrong) {
            throw new Rejected("eval.baseline-invalid", file + " is not a baseline that can be read; accept one anew.", wrong);
        }
    }

    /** @throws Unavailable with {@code eval.not-written} */
    void write(Path file) {
        ObjectNode json = MAPPER.createObjectNode();
        json.putObject("accepted").put("by", by).put("why", why).put("at", at);
        figures.forEach(json.putObject("figures")::put);
        kappas.forEach(json.putObject("kappa")::put);
        try {
            Files.writeString(file, MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(rounded(json)) + "\n");
        } catch (IOException failed) {
            throw new Unavailable("eval.not-written", "The baseline cannot be written to " + file + ": " + failed.getMessage() + ".",
                    failed);
        }
    }

    private static ObjectNode rounded(ObjectNode json) {
        for (String part : new String[] {"figures", "kappa"}) {
            ObjectNode numbers = (ObjectNode) json.path(part);
            numbers.properties().forEach(number -> number
                    .setValue(numbers.numberNode(Math.rint(number.getValue().asDouble() * 1e4) / 1e4)));
        }
        return json;
    }

    private static Map<String, Double> numbers(JsonNode json) {
        Map<String, Double> numbers = new LinkedHashMap<>();
        json.properties().forEach(number -> numbers.put(number.getKey(), number.getValue().asDouble()));
        return numbers;
    }
}
