package dev.earmark.search.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earmark.phrase.sound.Ear;
import dev.earmark.phrase.sound.SoundAlike;
import dev.earmark.search.SearchPage.About;
import dev.earmark.search.line.Lines;
import dev.earmark.search.line.Run;
import dev.earmark.transcript.Transcript;
import dev.earmark.transcript.Turn;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An interaction as the server gave it back, ready to be looked at turn by turn.
 *
 * @param keys   what the order of the request hangs on, as the server wrote it
 * @param scores of turns, by their index, where the server gave some
 */
record Conversation(About about, Transcript transcript, Lines lines, Map<Integer, Run> runs, Ear ear, List<String> facts, JsonNode keys,
        Map<Integer, Double> scores) {

    /** @param hit of a search whose source has the parts {@link Shown} asks for */
    static Conversation of(JsonNode hit, SoundAlike sound) {
        JsonNode source = hit.path("_source");
        JsonNode shown = source.path(FieldNames.SHOWN);
        Transcript transcript = Shown.transcript(shown);
        Lines lines = Lines.of(transcript, Shown.facts(shown), sound);
        Map<Integer, Run> runs = new HashMap<>();
        lines.runs().forEach(run -> {
            for (int turn : run.turns()) {
                runs.put(turn, run);
            }
        });
        return new Conversation(Shown.about(shown), transcript, lines, runs, lines.ear(sound), Shown.texts(source.path(FieldNames.FACTS)),
                hit.path("sort"), scores(hit));
    }

    /** What the server says of the turns that fit best. */
    private static Map<Integer, Double> scores(JsonNode hit) {
        Map<Integer, Double> scores = new HashMap<>();
        hit.path("inner_hits").path(FieldNames.TURNS).path("hits").path("hits")
                .forEach(turn -> scores.put(turn.path("_nested").path("offset").asInt(), turn.path("_score").asDouble()));
        return scores;
    }

    Turn turn(int index) {
        return transcript.turns().get(index);
    }

    /** The words around a turn; null where nothing is said. */
    @Nullable Run run(int turn) {
        return runs.get(turn);
    }
}
