package dev.earmark.redaction;

import dev.earmark.transcript.TimeSpan;
import dev.earmark.transcript.Transcript;
import dev.earmark.transcript.Turn;
import dev.earmark.transcript.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Puts marks in the place of findings. For one transcript. */
final class Blanks {

    private final Transcript transcript;
    private final Map<Integer, List<PrivateFinding>> findings;
    private final List<Removal> removals = new ArrayList<>();

    /** @param findings in the order of the conversation, none touching another */
    Blanks(Transcript transcript, List<PrivateFinding> findings) {
        this.transcript = transcript;
        this.findings = findings.stream().collect(Collectors.groupingBy(PrivateFinding::turn));
    }

    Redacted redacted() {
        List<Turn> turns = transcript.turns().stream().map(turn -> blanked(turn, findings.getOrDefault(turn.index(), List.of()))).toList();
        return new Redacted(new Transcript(transcript.id(), transcript.channel(), transcript.source(), transcript.engine(), turns),
                removals);
    }

    private Turn blanked(Turn turn, List<PrivateFinding> here) {
        if (here.isEmpty()) {
            return turn;
        }
        StringBuilder text = new StringBuilder();
        int at = 0;
        for (PrivateFinding finding : here) {
            text.append(turn.text(), at, finding.from()).append(finding.kind().mark());
            at = finding.to();
        }
        text.append(turn.text().substring(at));
        return new Turn(turn.index(), turn.speaker(), turn.time(), text.toString(), words(turn, here));
    }

    /** Words without those below findings; for each finding a mark with the time of what went. None where words and text differ. */
    private List<Word> words(Turn turn, List<PrivateFinding> here) {
        int[] starts = starts(turn);
        if (starts.length == 0) {
            here.forEach(finding -> removals.add(new Removal(finding.kind(), turn.index(), turn.time())));
            return List.of();
        }
        List<Word> words = new ArrayList<>();
        int next = 0;
        for (PrivateFinding finding : here) {
            while (next < starts.length && starts[next] + turn.words().get(next).text().length() <= finding.from()) {
                words.add(turn.words().get(next++));
            }
            TimeSpan time = null;
            for (; next < starts.length && starts[next] < finding.to(); next++) {
                TimeSpan word = turn.words().get(next).time();
                time = time == null ? word : time.covering(word);
            }
            if (time != null) {
                words.add(new Word(finding.kind().mark(), time, 1));
            }
            removals.add(new Removal(finding.kind(), turn.index(), time == null ? turn.time() : time));
        }
        while (next < starts.length) {
            words.add(turn.words().get(next++));
        }
        return words;
    }

    /** Where each word stands in the text; none when one does not stand there. */
    private static int[] starts(Turn turn) {
        int[] starts = new int[turn.words().size()];
        int at = 0;
        for (int i = 0; i < starts.length; i++) {
            starts[i] = turn.text().indexOf(turn.words().get(i).text(), at);
            if (starts[i] < 0) {
                return new int[0];
            }
            at = starts[i] + turn.words().get(i).text().length();
        }
        return starts;
    }
}
