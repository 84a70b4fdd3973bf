package dev.earmark.eval.act;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.earmark.fault.NotFound;
import dev.earmark.scoring.act.Act;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns of which others have said what they do: agents' turns of STAR (arXiv 2010.11853, MIT), each with the act of the reply that the
 * typist picked. Only turns of one sentence, each once.
 */
record ActMaterial(Path corpora) {

    private static final String FREELY_TYPED = "custom";
    private static final Map<String, Act> STAR = Map.of("REQUEST", Act.ASKS, "INFORM", Act.INFORMS, "NOTIFY_SUCCESS", Act.REPORTS_DONE,
            "REQ_MORE", Act.ASKS_MORE, "GOODBYE", Act.CLOSES, "GREET", Act.GREETS, "OFFER", Act.OFFERS_OPTION,
            "NOTIFY_FAILURE", Act.REPORTS_FAILED, "CONFIRM", Act.CONFIRMS);

    private Path file() {
        return corpora.resolve("dialogue-acts").resolve("star-turn-acts.jsonl");
    }

    boolean present() {
        return Files.isRegularFile(file());
    }

    /** Sentence and act, in the order of the file. */
    Map<String, Act> sentences() {
        ObjectMapper mapper = new ObjectMapper();
        Map<String, Act> sentences = new LinkedHashMap<>();
        try {
            for (String line : Files.readAllLines(file())) {
                JsonNode turn = mapper.readTree(line);
                Act act = STAR.get(turn.path("act").asText());
                List<String> parts = parts(turn.path("text").asText());
                if (act != null && parts.size() == 1 && !turn.path("label").asText().equals(FREELY_TYPED)) {
                    sentences.putIfAbsent(parts.getFirst(), act);
                }
            }
            return sentences;
        } catch (IOException unreadable) {
            throw new NotFound("eval.set-missing", "There are no readable acts of turns in " + file() + ".", unreadable);
        }
    }

    private static List<String> parts(String text) {
        return List.of(text.split("(?<=[.!?;])[\\s\"')\\]]+|\\n+")).stream().map(part -> part.strip().replaceAll("\\s+", " "))
                .filter(part -> part.chars().anyMatch(Character::isLetterOrDigit)).toList();
    }
}
