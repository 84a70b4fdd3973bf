package dev.earmark.speech;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.earmark.transcript.Word;
import java.util.List;

/** Reads the words out of Vosk's results. */
final class EngineWords {

    private final ObjectMapper mapper = new ObjectMapper();

    /** @param clock from the engine's seconds to the recording's */
    List<Word> read(String json, FedTime clock) {
        try {
            return mapper.readTree(json).path("result").valueStream().filter(word -> !word.path("word").asText().isBlank())
                    .map(word -> word(word, clock)).toList();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("result of the speech engine is not JSON", e);
        }
    }

    private static Word word(JsonNode word, FedTime clock) {
        double start = Math.max(0, word.path("start").asDouble());
        double end = Math.max(start, word.path("end").asDouble());
        double confidence = Math.clamp(word.path("conf").asDouble(), 0, 1);
        return new Word(word.path("word").asText(), clock.inRecording(start, end), confidence);
    }
}
