package dev.earmark.moments;

import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.Transcript;
import dev.earmark.transcript.Turn;

/** Where the agent first answers what the customer came with: what was said before it is greeting. */
final class FirstAnswer {

    /** Fewer words are a greeting or a yes. */
    private static final int FEWEST_WORDS = 3;

    private FirstAnswer() {}

    /** @return index of a turn; the number of turns where there is no answer */
    static int in(Transcript transcript) {
        boolean asked = false;
        for (Turn turn : transcript.turns()) {
            if (asked && turn.speaker() == Speaker.AGENT && !turn.text().isBlank()) {
                return turn.index();
            }
            asked |= turn.speaker() == Speaker.CUSTOMER && turn.text().strip().split("\\s+").length >= FEWEST_WORDS;
        }
        return transcript.turns().size();
    }
}
