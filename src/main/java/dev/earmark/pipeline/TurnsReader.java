package dev.earmark.pipeline;

import dev.earmark.fault.Rejected;
import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.TimeSpan;
import dev.earmark.transcript.Turn;
import dev.earmark.transcript.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads the turns of a conversation. A turn with empty text is kept, so that a turn's number stays its position in the input; so
 * are notes such as {@code [noise]}.
 */
final class TurnsReader {

    private static final int MOST_TURNS = 20_000;
    private static final int MOST_WORDS = 20_000;
    private static final int LONGEST_TURN = 200_000;
    private static final Map<String, Speaker> SPEAKERS =
            Map.of("agent", Speaker.AGENT, "customer", Speaker.CUSTOMER, "unknown", Speaker.UNKNOWN);

    private final long longestMs;

    private TurnsReader(long longestMs) {
        this.longestMs = longestMs;
    }

    /** @throws Rejected with {@code pipeline.no-turns} or the object's own code, and the place of the first thing that is wrong */
    static List<Turn> read(JsonObject top, long longestMs) {
        List<JsonObject> items = top.list("turns", "turn", MOST_TURNS);
        if (items.isEmpty()) {
            throw new Rejected("pipeline.no-turns", top.place() + ": a conversation needs \"turns\", a list with at least one turn.");
        }
        TurnsReader reader = new TurnsReader(longestMs);
        List<Turn> turns = new ArrayList<>(items.size());
        long lastStartMs = 0;
        for (JsonObject item : items) {
            Turn turn = reader.turn(item, turns.size());
            TimeSpan time = turn.time();
            if (time != null && time.startMs() < lastStartMs) {
                throw item.wrong("starts at " + time.startMs() + " ms, before an earlier turn (" + lastStartMs
                        + " ms); sort the turns by their start");
            }
            lastStartMs = time == null ? lastStartMs : time.startMs();
            turns.add(turn);
        }
        return turns;
    }

    private Turn turn(JsonObject item, int index) {
        String text = item.textNeeded("text", LONGEST_TURN);
        return new Turn(index, speaker(item), time(item), text, words(item, text));
    }

    private static Speaker speaker(JsonObject item) {
        String label = item.textNeeded("speaker", 1000);
        Speaker speaker = SPEAKERS.get(label);
        if (speaker == null) {
            throw item.wrong("\"speaker\" is \"" + label + "\"; it must be agent, customer or unknown");
        }
        return speaker;
    }

    private @Nullable TimeSpan time(JsonObject item) {
        Optional<Long> startMs = item.whole("startMs", 0, longestMs, "milliseconds");
        Optional<Long> endMs = item.whole("endMs", 0, longestMs, "milliseconds");
        if (startMs.isPresent() != endMs.isPresent()) {
            throw item.wrong("has " + (startMs.isPresent() ? "\"startMs\" but no \"endMs\"" : "\"endMs\" but no \"startMs\"")
                    + "; give both or neither");
        }
        if (startMs.isEmpty() || endMs.isEmpty()) {
            return null;
        }
        if (endMs.get() < startMs.get()) {
            throw item.wrong("ends at " + endMs.get() + " ms, before it starts at " + startMs.get() + " ms");
        }
        return new TimeSpan(startMs.get(), endMs.get());
    }

    private List<Word> words(JsonObject item, String text) {
        List<Word> words = item.list("words", "word", MOST_WORDS).stream().map(this::word).toList();
        String joined = words.stream().map(Word::text).collect(Collectors.joining(" "));
        if (!words.isEmpty() && !joined.equals(text.strip().replaceAll("\\s+", " "))) {
            throw item.wrong("\"words\" do not spell \"text\"");
        }
        return words;
    }

    private Word word(JsonObject item) {
        TimeSpan time = time(item);
        String text = item.textNeeded("text", 1000);
        if (time == null || text.isBlank() || text.chars().anyMatch(Character::isWhitespace)) {
            throw item.wrong("a word needs \"text\" without spaces, \"startMs\" and \"endMs\"");
        }
        return new Word(text, time, item.share("confidence"));
    }
}
