package dev.earmark.redaction;

import dev.earmark.transcript.Speaker;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Digits that a customer reads out one by one because the agent asked for something of which nothing was understood. What was asked for may
 * be a code, so they are private. Nothing of the kind is said of what was typed.
 */
final class ReadOutAnswers {

    private static final int MOST_OTHER_WORDS = 6;
    private static final int MOST_TURNS_BEFORE = 3;

    private ReadOutAnswers() {}

    static boolean holds(ConversationPieces said, Topics topics, DigitRun run) {
        return said.spoken() && run.readSingly() && run.first().speaker() != Speaker.AGENT && !topics.named(run.first().turn())
                && hardlyMore(said, run) && question(said, run).filter(turn -> !topics.named(turn)).isPresent();
    }

    /** Whether the turn of the digits says little else. */
    private static boolean hardlyMore(ConversationPieces said, DigitRun run) {
        return said.pieces(run.first().turn()).stream().filter(piece -> !piece.number()).count() <= MOST_OTHER_WORDS;
    }

    /** The turn of the agent that is answered, when it asks for something. */
    private static Optional<Integer> question(ConversationPieces said, DigitRun run) {
        int turn = run.first().turn();
        return IntStream.iterate(turn - 1, before -> before >= Math.max(0, turn - MOST_TURNS_BEFORE), before -> before - 1).boxed()
                .filter(before -> said.turns().get(before).speaker() == Speaker.AGENT).findFirst()
                .filter(before -> AskingWords.in(said.pieces(before)));
    }
}
