package dev.earmark.speech;

import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.TimeSpan;
import dev.earmark.transcript.Turn;
import dev.earmark.transcript.Word;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Builds turns from words. A turn ends where its speaker pauses for long, or pauses shortly while the other party says something. What a
 * party says while the other one talks on is a turn of its own, so interruptions and short answers ("right", "okay") stay, and
 * turns may overlap.
 */
final class TurnBuilder {

    /** A pause that ends a turn whoever speaks next: sentences of one speaker are rarely further apart. */
    private static final long LONG_PAUSE_MS = 1_000;

    /** A pause that ends a turn when the other party speaks in it: about the gap between speakers in conversation. */
    private static final long SHORT_PAUSE_MS = 200;

    private record Draft(Speaker speaker, List<Word> words) {
        TimeSpan time() {
            return words.getFirst().time().covering(words.getLast().time());
        }

        String text() {
            return words.stream().map(Word::text).collect(Collectors.joining(" "));
        }
    }

    /** What was heard on one channel, in order of time. */
    record Voice(Speaker speaker, List<Word> words) {}

    /** @param heard of each channel; the turns are in order of their start, the agent's first at a tie */
    List<Turn> turns(List<Voice> heard) {
        List<Draft> drafts = new ArrayList<>();
        for (Voice voice : heard) {
            List<Word> others = heard.stream().filter(other -> other != voice).flatMap(other -> other.words().stream())
                    .sorted(Comparator.comparingLong(word -> word.time().endMs())).toList();
            drafts.addAll(split(voice.speaker(), voice.words(), others));
        }
        drafts.sort(Comparator.comparingLong((Draft draft) -> draft.time().startMs()).thenComparing(Draft::speaker));
        List<Turn> turns = new ArrayList<>();
        for (Draft draft : drafts) {
            turns.add(new Turn(turns.size(), draft.speaker(), draft.time(), draft.text(), draft.words()));
        }
        return turns;
    }

    private static List<Draft> split(Speaker speaker, List<Word> words, List<Word> others) {
        List<Draft> drafts = new ArrayList<>();
        int other = 0;
        for (Word word : words) {
            if (!drafts.isEmpty()) {
                List<Word> turn = drafts.getLast().words();
                TimeSpan pause = pause(turn.getLast(), word);
                while (other < others.size() && others.get(other).time().endMs() <= pause.startMs()) {
                    other++;
                }
                boolean answered = other < others.size() && others.get(other).time().overlapMs(pause) > 0;
                if (pause.lengthMs() < (answered ? SHORT_PAUSE_MS : LONG_PAUSE_MS)) {
                    turn.add(word);
                    continue;
                }
            }
            drafts.add(new Draft(speaker, new ArrayList<>(List.of(word))));
        }
        return drafts;
    }

    private static TimeSpan pause(Word before, Word after) {
        return new TimeSpan(before.time().endMs(), Math.max(before.time().endMs(), after.time().startMs()));
    }
}
