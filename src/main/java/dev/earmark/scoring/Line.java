package dev.earmark.scoring;

import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.TimeSpan;
import dev.earmark.transcript.Transcript;
import dev.earmark.transcript.Turn;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All words of one party, one after the other. A phrase may run over the end of a turn when the same party goes on within
 * {@value #LONGEST_PAUSE_MS} ms, or at once where there are no times.
 *
 * @param breaks where a phrase may not run on: set at the first token after such a place
 */
record Line(Speaker speaker, List<Token> tokens, BitSet breaks) {

    static final int LONGEST_PAUSE_MS = 2_500;

    private static final Set<String> AUXILIARIES = Set.of(
            "can", "could", "may", "might", "must", "shall", "should", "will", "would", "do", "does", "did", "am", "is", "are", "was", "were",
            "have", "has", "had", "need");

    static Line of(Transcript transcript, Speaker speaker) {
        List<Token> tokens = new ArrayList<>();
        BitSet breaks = new BitSet();
        @Nullable Turn before = null;
        for (Turn turn : transcript.turns()) {
            if (turn.speaker() == speaker) {
                List<Token> words = Tokeniser.tokens(turn);
                if (!words.isEmpty()) {
                    breaks.set(tokens.size(), before == null || !runsOn(before, turn));
                    tokens.addAll(words);
                    before = turn;
                }
            }
        }
        return new Line(speaker, List.copyOf(tokens), breaks);
    }

    private static boolean runsOn(Turn before, Turn turn) {
        TimeSpan first = before.time();
        TimeSpan second = turn.time();
        return first == null || second == null
                ? turn.index() == before.index() + 1
                : second.startMs() - first.endMs() <= LONGEST_PAUSE_MS;
    }

    /** Whether the words before a token are turned into their opposite by it: "I can" in "I can't", "I can not". */
    boolean deniedAt(int token) {
        if (token == 0 || token >= tokens.size() || !tokens.get(token).text().equals("not")) {
            return false;
        }
        Token before = tokens.get(token - 1);
        return before.turn() == tokens.get(token).turn() && AUXILIARIES.contains(before.text());
    }

    boolean isEmpty() {
        return tokens.isEmpty();
    }
}
