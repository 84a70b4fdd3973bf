package dev.earmark.scoring;

import dev.earmark.phrase.words.WordEdge;
import dev.earmark.transcript.TimeSpan;
import dev.earmark.transcript.Transcript;
import dev.earmark.transcript.Turn;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whether the transcript really holds a quote: the turn exists, the speaker is right, the words stand there exactly, and the time is
 * theirs. It trusts no judge, whichever engine it was.
 */
public final class EvidenceCheck {

    private EvidenceCheck() {}

    /** A place without a quote is held only against the turns and the length of the conversation. */
    public static boolean holds(Evidence evidence, Transcript transcript) {
        if (evidence.quote().isEmpty() && !within(evidence.time(), transcript)) {
            return false;
        } else if (evidence.turn() == null) {
            return evidence.quote().isEmpty();
        } else if (evidence.turn() < 0 || evidence.turn() >= transcript.turns().size()) {
            return false;
        }
        Turn turn = transcript.turns().get(evidence.turn());
        return evidence.quote().isEmpty() || evidence.speaker() == turn.speaker() && saidAt(evidence, turn);
    }

    private static boolean within(@Nullable TimeSpan time, Transcript transcript) {
        long recordedMs = (long) Math.ceil(transcript.source().seconds() * 1_000);
        long lastMs = transcript.turns().stream().mapToLong(turn -> turn.time() == null ? 0 : turn.time().endMs()).max().orElse(0);
        return time == null || time.endMs() <= Math.max(recordedMs, lastMs);
    }

    private static boolean saidAt(Evidence evidence, Turn turn) {
        String quote = evidence.quote();
        WordPlaces words = new WordPlaces(turn);
        for (int at = turn.text().indexOf(quote); at >= 0; at = turn.text().indexOf(quote, at + 1)) {
            if (WordEdge.isAt(turn.text(), at) && WordEdge.isAt(turn.text(), at + quote.length())
                    && Objects.equals(evidence.time(), words.time(at, at + quote.length()))) {
                return true;
            }
        }
        return false;
    }

    /** When the words between two places of a turn's text were said; that of the turn where it has no words with times. */
    public static @Nullable TimeSpan time(Turn turn, int from, int to) {
        return new WordPlaces(turn).time(from, to);
    }
}
