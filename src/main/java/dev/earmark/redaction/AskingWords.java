package dev.earmark.redaction;

import java.util.List;
import java.util.Set;

/** Words by which people ask for something. */
final class AskingWords {

    private static final Set<String> WORDS = Set.of("what", "what's", "whats", "which", "can", "could", "may", "need", "give", "tell",
            "read", "confirm", "provide", "enter", "say", "please", "have", "verify");

    private AskingWords() {}

    static boolean asks(TextPiece piece) {
        return WORDS.contains(piece.text());
    }

    /** Whether a turn asks for something. */
    static boolean in(List<TextPiece> turn) {
        return turn.stream().anyMatch(AskingWords::asks);
    }
}
