package dev.earmark.redaction;

import dev.earmark.transcript.TimeSpan;
import dev.earmark.transcript.Transcript;
import dev.earmark.transcript.Turn;
import dev.earmark.transcript.Word;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The marks in a transcript from which private words were removed. */
public final class PrivateMarks {

    private PrivateMarks() {}

    /** What was removed, in the order of the conversation, as its marks say. */
    public static List<Removal> in(Transcript transcript) {
        return transcript.turns().stream().flatMap(turn -> in(turn).stream()).toList();
    }

    private static List<Removal> in(Turn turn) {
        List<Removal> found = new ArrayList<>();
        List<String> words = turn.words().isEmpty() ? List.of(turn.text())
                : turn.words().stream().map(Word::text).collect(Collectors.toList());
        for (int at = 0; at < words.size(); at++) {
            String word = words.get(at);
            TimeSpan time = turn.words().isEmpty() ? turn.time() : turn.words().get(at).time();
            Arrays.stream(PrivateKind.values()).filter(kind -> word.contains(kind.mark()))
                    .forEach(kind -> found.add(new Removal(kind, turn.index(), time)));
        }
        return found;
    }

    /** Stretches of the recording that held private words. */
    public static List<TimeSpan> times(Transcript transcript) {
        return new Redacted(transcript, in(transcript)).times();
    }
}
