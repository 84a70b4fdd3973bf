package dev.earmark.redaction;

import dev.earmark.transcript.Speaker;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Digits that a customer reads out because the agent asked for something of which nothing was understood: one by one in an answer, or group
 * by group over several turns. What was asked for may be a code or a card, so they are private. Nothing of the kind is said of what was
 * typed.
 */
final class ReadOutAnswers {

    private static final int MOST_OTHER_WORDS = 6;
    private static final int MOST_TURNS_BEFORE = 3;
    private static final int LEAST_IN_GROUPS = 8;

    private ReadOutAnswers() {}

    static boolean holds(ConversationPieces said, Topics topics, DigitRun run) {
        return run.readSingly() && answers(said, topics, run.first().turn(), others(said, run.first().turn()));
    }

    /**
     * Whether a turn says little else, to an agent who asked for something of which nothing was understood.
     *
     * @param others words of it that are no part of what may be private
     */
    static boolean answers(ConversationPieces said, Topics topics, int turn, long others) {
        return said.spoken() && said.turns().get(turn).speaker() != Speaker.AGENT && !topics.named(turn) && others <= MOST_OTHER_WORDS
                && question(said, turn).filter(asked -> !topics.named(asked)).isPresent();
    }

    /** Whether digits go on over several turns that say little else, as nobody says a price or a time. */
    static boolean inGroups(ConversationPieces said, DigitRun run) {
        return said.spoken() && run.first().turn() != run.last().turn() && run.length() >= LEAST_IN_GROUPS
                && run.pieces().stream().mapToInt(TextPiece::turn).distinct().allMatch(turn -> hardlyMore(said, turn));
    }

    /** Whether digits that were said one by one are nearly all of their turn. */
    static boolean alone(ConversationPieces said, DigitRun run) {
        return said.spoken() && hardlyMore(said, run.first().turn())
                && run.pieces().stream().allMatch(piece -> piece.value().length() <= 1);
    }

    /** Whether a turn says little besides digits. */
    private static boolean hardlyMore(ConversationPieces said, int turn) {
        return others(said, turn) <= MOST_OTHER_WORDS;
    }

    private static long others(ConversationPieces said, int turn) {
        return said.pieces(turn).stream().filter(piece -> SpokenDigits.readOut(piece) == 0).count();
    }

    /** The turn of the agent that is answered, when it asks for something. */
    private static Optional<Integer> question(ConversationPieces said, int turn) {
        return IntStream.iterate(turn - 1, before -> before >= Math.max(0, turn - MOST_TURNS_BEFORE), before -> before - 1).boxed()
                .filter(before -> said.turns().get(before).speaker() == Speaker.AGENT).findFirst()
                .filter(before -> AskingWords.in(said.pieces(before)));
    }
}
