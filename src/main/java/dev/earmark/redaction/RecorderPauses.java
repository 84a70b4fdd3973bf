package dev.earmark.redaction;

import dev.earmark.transcript.Source;
import dev.earmark.transcript.SourceRemark;
import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.TimeSpan;
import dev.earmark.transcript.Transcript;
import dev.earmark.transcript.Turn;
import dev.earmark.transcript.Word;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Says in a transcript when the recorder was paused: a turn of nobody's with a mark, so that everybody sees that something is missing. */
public final class RecorderPauses {

    /** In brackets, so that nothing takes it for a word. */
    public static final String MARK = "[recording paused]";
    /** Of the remark that says how often. */
    public static final String REMARK = "redaction.paused";

    private RecorderPauses() {}

    /** @param pauses in order */
    public static Transcript into(Transcript transcript, List<TimeSpan> pauses) {
        if (pauses.isEmpty()) {
            return transcript;
        }
        List<Turn> all = new ArrayList<>(transcript.turns());
        pauses.forEach(pause -> all.add(new Turn(0, Speaker.SYSTEM, pause, MARK, List.of(new Word(MARK, pause, 1)))));
        all.sort(Comparator.comparingLong(RecorderPauses::start));
        List<Turn> turns = new ArrayList<>();
        all.forEach(turn -> turns.add(new Turn(turns.size(), turn.speaker(), turn.time(), turn.text(), turn.words())));
        Source source = transcript.source().with(List.of(new SourceRemark(REMARK, "The recorder was paused "
                + (pauses.size() == 1 ? "once" : pauses.size() + " times") + ": what was said then was not recorded.")));
        return new Transcript(transcript.id(), transcript.channel(), source, transcript.engine(), turns);
    }

    private static long start(Turn turn) {
        TimeSpan time = turn.time();
        return time == null ? 0 : time.startMs();
    }

    /** When it was paused, as the marks of a transcript say. */
    public static List<TimeSpan> in(Transcript transcript) {
        return transcript.turns().stream().filter(turn -> turn.speaker() == Speaker.SYSTEM && turn.text().equals(MARK))
                .flatMap(turn -> turn.words().stream()).map(Word::time).toList();
    }
}
