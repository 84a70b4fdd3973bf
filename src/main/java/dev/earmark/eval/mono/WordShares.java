package dev.earmark.eval.mono;

import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.Transcript;
import dev.earmark.transcript.Turn;
import dev.earmark.transcript.Word;

/**
 * How many words stand with whom.
 *
 * @param right  with the party whose side was clearly louder
 * @param wrong  with the other one
 * @param unsure with nobody, though one side was clearly louder
 */
record WordShares(int right, int wrong, int unsure) {

    static final WordShares NONE = new WordShares(0, 0, 0);

    /** Words in which both speak, or neither does, are not counted. */
    static WordShares of(Transcript found, TwoSides truth) {
        WordShares shares = NONE;
        for (Turn turn : found.turns()) {
            for (Word word : turn.words()) {
                Speaker said = truth.louder(word.time());
                if (said != Speaker.UNKNOWN) {
                    shares = shares.plus(turn.speaker() == said ? new WordShares(1, 0, 0)
                            : turn.speaker() == said.other() ? new WordShares(0, 1, 0) : new WordShares(0, 0, 1));
                }
            }
        }
        return shares;
    }

    WordShares plus(WordShares other) {
        return new WordShares(right + other.right, wrong + other.wrong, unsure + other.unsure);
    }

    int all() {
        return right + wrong + unsure;
    }

    /** Of all words, those of nobody counting as wrong, in percent. */
    double rightPercent() {
        return 100.0 * right / Math.max(1, all());
    }

    /** In percent. */
    double unsurePercent() {
        return 100.0 * unsure / Math.max(1, all());
    }

    /** Whether the parties are not taken for each other. */
    boolean rolesRight() {
        return right > wrong;
    }
}
