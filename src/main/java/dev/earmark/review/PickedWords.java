package dev.earmark.review;

import dev.earmark.fault.Rejected;
import dev.earmark.phrase.words.WordEdge;
import dev.earmark.scoring.Evidence;
import dev.earmark.scoring.EvidenceCheck;
import dev.earmark.text.PlainText;
import dev.earmark.transcript.Transcript;
import dev.earmark.transcript.Turn;
import org.jspecify.annotations.Nullable;

/** Makes evidence of words that a person points at, or refuses them: speaker and time come from the transcript, never from the person. */
public final class PickedWords {

    private PickedWords() {}

    /**
     * @param turn  index
     * @param quote whole words of the turn, exactly; null for all of it
     * @throws Rejected with {@code review.turn-unknown} or {@code review.quote-unproven}
     */
    public static Evidence of(Transcript transcript, int turn, @Nullable String quote) {
        if (turn < 0 || turn >= transcript.turns().size()) {
            throw new Rejected("review.turn-unknown", "There is no turn " + turn + "; the conversation has the turns 0 to "
                    + (transcript.turns().size() - 1) + ".");
        }
        Turn said = transcript.turns().get(turn);
        String words = quote == null ? said.text().strip() : quote.strip();
        int at = place(said.text(), words);
        if (at < 0) {
            throw new Rejected("review.quote-unproven", "Turn " + turn + " does not hold the words \"" + PlainText.quoted(words)
                    + "\"; pick whole words as they are in the transcript.");
        }
        return new Evidence(Evidence.Kind.PROOF, turn, said.speaker(), EvidenceCheck.time(said, at, at + words.length()), words);
    }

    private static int place(String text, String words) {
        for (int at = text.indexOf(words); at >= 0 && !words.isEmpty(); at = text.indexOf(words, at + 1)) {
            if (WordEdge.isAt(text, at) && WordEdge.isAt(text, at + words.length())) {
                return at;
            }
        }
        return -1;
    }
}
