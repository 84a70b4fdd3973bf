package dev.earmark.redaction;

import dev.earmark.phrase.sound.SoundAlike;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a conversation is about by the sound of its words, where a recogniser wrote others: "secure to code" for "security code". Safe for
 * many threads.
 */
final class MisheardTopics {

    /** Below this likeness, from 0 to 1, something else was said. */
    private static final double LEAST_LIKENESS = 0.75;
    private static final int MOST_WORDS = 5;
    private static final int MOST_LETTERS_APART = 3;

    private final SoundAlike sound = new SoundAlike();

    private record Likeness(Topic topic, double value) {}

    /** The topic whose words sound most like those that end at a piece. @param pieces of one turn @param at where they end */
    Optional<Topic> endingAt(List<TextPiece> pieces, int at) {
        StringBuilder letters = new StringBuilder();
        Likeness best = new Likeness(Topic.AMOUNT, 0);
        for (int from = at; from >= 0 && from > at - MOST_WORDS && !pieces.get(from).number(); from--) {
            letters.insert(0, pieces.get(from).text());
            Likeness found = closest(letters.toString());
            best = found.value > best.value ? found : best;
        }
        return best.value >= LEAST_LIKENESS ? Optional.of(best.topic) : Optional.empty();
    }

    private Likeness closest(String letters) {
        Likeness best = new Likeness(Topic.AMOUNT, 0);
        for (Map.Entry<String, Topic> known : Topic.bySound().entrySet()) {
            String meant = known.getKey();
            if (Math.abs(meant.length() - letters.length()) <= MOST_LETTERS_APART) {
                double value = sound.similarity(letters, meant);
                best = value > best.value ? new Likeness(known.getValue(), value) : best;
            }
        }
        return best;
    }
}
