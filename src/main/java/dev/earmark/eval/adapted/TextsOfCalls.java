package dev.earmark.eval.adapted;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.earmark.adapting.HouseSource;
import dev.earmark.adapting.HouseTexts;
import dev.earmark.fault.Fault;
import dev.earmark.fault.NotFound;
import dev.earmark.speech.talk.HouseText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Which texts are learnt before a call is heard: those that are named, with {@code {trade}} for the trade of its line, and, for
 * {@code scripts}, the scripts of the other calls of its trade. A text that is called as the call is its own words and is left out.
 */
final class TextsOfCalls {

    private static final String SCRIPTS = "scripts";
    private static final String TRADE = "{trade}";

    private final Path set;
    private final Map<String, String> trades;
    private final List<String> named;
    private final HouseTexts reader;
    private final Consumer<Fault> wrong;

    /** @param trades by call */
    TextsOfCalls(Path set, Map<String, String> trades, List<String> named, HouseTexts reader, Consumer<Fault> wrong) {
        this.set = set;
        this.trades = Map.copyOf(trades);
        this.named = List.copyOf(named);
        this.reader = reader;
        this.wrong = wrong;
    }

    /** Empty where there are none for its trade. */
    List<HouseSource> of(String call) {
        List<HouseSource> all = new ArrayList<>();
        String trade = trades.getOrDefault(call, "");
        for (String text : named) {
            Path file = Path.of(text.replace(TRADE, trade));
            if (text.equals(SCRIPTS)) {
                trades.keySet().stream().sorted().filter(other -> !other.equals(call) && trades.getOrDefault(other, "").equals(trade))
                        .forEach(other -> all.add(script(other)));
            } else if (!text.contains(TRADE) || Files.exists(file)) {
                reader.read(List.of(file), wrong).stream().filter(source -> !source.text().name().equals(call)).forEach(all::add);
            }
        }
        return all;
    }

    /** Each line a paragraph, as in a script on paper. */
    private HouseSource script(String call) {
        Path file = set.resolve("scripts").resolve(call + ".jsonl");
        ObjectMapper mapper = new ObjectMapper();
        List<String> lines = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(file)) {
                JsonNode json = mapper.readTree(line);
                if (json.has("text")) {
                    lines.add(json.path("text").asText());
                }
            }
        } catch (IOException e) {
            throw new NotFound("eval.set-missing", "The script " + file + " cannot be read.", e);
        }
        return new HouseSource(HouseText.of(call, lines), null);
    }
}
