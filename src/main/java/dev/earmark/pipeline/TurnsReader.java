package dev.earmark.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earmark.fault.Rejected;
import dev.earmark.message.RawTurn;
import dev.earmark.transcript.TimeSpan;
import dev.earmark.transcript.Word;
import dev.earmark.yaml.Nearest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
    private static final List<String> FIELDS = List.of("speaker", "text", "startMs", "endMs", "words", "index");
    /** Names for something of their own, however near they are. */
    private static final Set<String> OTHERS = Set.of("id", "type", "start", "end", "channel", "name", "language", "label");

    private final long longestMs;
    private final Set<String> notes = new LinkedHashSet<>();

    private TurnsReader(long longestMs) {
        this.longestMs = longestMs;
    }

    /** @param notes sentences about what was put right or passed over */
    record Read(List<RawTurn> turns, List<String> notes) {}

    /** @throws Rejected with {@code pipeline.no-turns} or the object's own code, and the place of the first thing that is wrong */
    static Read read(JsonObject top, long longestMs) {
        List<JsonObject> items = top.list("turns", "turn", MOST_TURNS);
        if (items.isEmpty()) {
            throw new Rejected("pipeline.no-turns", top.place() + ": a conversation needs \"turns\", a list with at least one turn.");
        }
        TurnsReader reader = new TurnsReader(longestMs);
        List<RawTurn> turns = items.stream().map(reader::turn).collect(Collectors.toCollection(ArrayList::new));
        boolean timed = turns.stream().allMatch(turn -> turn.time() != null);
        if (timed && !inOrder(turns)) {
            turns.sort(Comparator.comparingLong(turn -> turn.time() == null ? 0 : turn.time().startMs()));
            reader.notes.add("turns were not in the order of their times and were sorted by them");
        }
        return new Read(turns, List.copyOf(reader.notes));
    }

    private static boolean inOrder(List<RawTurn> turns) {
        long lastMs = 0;
        for (RawTurn turn : turns) {
            TimeSpan time = turn.time();
            if (time != null && time.startMs() < lastMs) {
                return false;
            }
            lastMs = time == null ? lastMs : time.startMs();
        }
        return true;
    }

    private RawTurn turn(JsonObject item) {
        String text = item.textNeeded("text", LONGEST_TURN);
        String speaker = item.textNeeded("speaker", 1000);
        lookAlikes(item);
        return new RawTurn(speaker, given(item).orElseGet(() -> time(item)), text, words(item, text));
    }

    /** Times under other names are read when they say what they are, and told when they do not. */
    private Optional<TimeSpan> given(JsonObject item) {
        JsonNode start = item.node().get("start");
        if (start == null || item.has("startMs")) {
            return Optional.empty();
        }
        Optional<Long> fromMs = ClockTime.ms(start);
        Optional<Long> toMs = Optional.ofNullable(item.node().get("end")).flatMap(ClockTime::ms);
        if (fromMs.isEmpty() || fromMs.get() > longestMs || toMs.isPresent() && (toMs.get() < fromMs.get() || toMs.get() > longestMs)) {
            notes.add("\"start\" is " + JsonObject.shown(start) + " and was passed over; times are \"startMs\" and \"endMs\" in"
                    + " milliseconds");
            return Optional.empty();
        }
        notes.add("\"start\" was read as " + (start.isTextual() ? "hours, minutes and seconds" : "seconds")
                + "; exact are \"startMs\" and \"endMs\" in milliseconds");
        return Optional.of(new TimeSpan(fromMs.get(), toMs.orElse(fromMs.get())));
    }

    private void lookAlikes(JsonObject item) {
        for (String field : item.fields()) {
            if (!FIELDS.contains(field) && !OTHERS.contains(field)) {
                Nearest.to(field, FIELDS).ifPresent(near -> notes.add(
                        "the field \"" + field + "\" of a turn was ignored; did you mean \"" + near + "\"?"));
            }
        }
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
