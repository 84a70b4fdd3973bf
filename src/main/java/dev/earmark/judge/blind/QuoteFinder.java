package dev.earmark.judge.blind;

import dev.earmark.language.prompt.Fence;
import dev.earmark.phrase.sound.Ear;
import dev.earmark.phrase.words.Unspaced;
import dev.earmark.scoring.Evidence;
import dev.earmark.transcript.Speaker;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds what a model quotes: in the turn that it names, said by a party whose words count, the same words in the same order. Of ten words
 * one may differ, of fewer none; numbers, negations and characters of {@linkplain Unspaced scripts without spaces} never. What is shown are
 * the transcript's words, not the model's.
 */
public final class QuoteFinder {

    private static final double LEAST_ALIGNMENT = 0.9;
    private static final int FEWEST_ALIGNED = 4;
    private static final int LONGEST_QUOTE = 200;

    private final BlindTranscript transcript;
    private final Set<Speaker> allowed;

    /** @param allowed parties whose words may be quoted */
    public QuoteFinder(BlindTranscript transcript, Set<Speaker> allowed) {
        this.transcript = transcript;
        this.allowed = allowed;
    }

    /**
     * What a model quotes, found in the turn that it names, in the transcript's own words.
     *
     * @param label        of the turn, such as {@code T012}
     * @param leastClarity mean confidence of the recogniser, 0 to 1, below which words are no evidence
     * @return empty when the words do not stand there
     */
    public Optional<Evidence> evidence(String label, String quote, double leastClarity) {
        return find(label, quote).filter(found -> found.clarity() >= leastClarity).map(FoundQuote::evidence);
    }

    public Optional<FoundQuote> find(String label, String quote) {
        List<String> words = BlindTurn.words(Fence.neutral(quote));
        if (words.isEmpty() || words.size() > LONGEST_QUOTE) {
            return Optional.empty();
        }
        return transcript.turn(label).filter(turn -> allowed.contains(turn.turn().speaker())).flatMap(turn -> find(turn, words));
    }

    private static Optional<FoundQuote> find(BlindTurn turn, List<String> words) {
        int exact = Collections.indexOfSubList(turn.words(), words);
        if (exact >= 0) {
            return Optional.of(FoundQuote.of(turn, exact, exact + words.size(), 1));
        }
        return words.size() < FEWEST_ALIGNED ? Optional.empty() : aligned(turn, words);
    }

    /** Least edits between the quote and any stretch of the turn (Sellers 1980), and where that stretch lies. */
    private static Optional<FoundQuote> aligned(BlindTurn turn, List<String> words) {
        int most = (int) Math.floor(words.size() * (1 - LEAST_ALIGNMENT) + 1e-9);
        if (most == 0) {
            return Optional.empty();
        }
        int columns = turn.words().size();
        int[] edits = new int[columns + 1];
        int[] starts = new int[columns + 1];
        for (int i = 0; i <= columns; i++) {
            starts[i] = i;
        }
        for (int row = 1; row <= words.size(); row++) {
            next(edits, starts, words.get(row - 1), turn.words(), row);
        }
        int best = 0;
        for (int i = 1; i <= columns; i++) {
            best = edits[i] < edits[best] ? i : best;
        }
        return edits[best] <= most && starts[best] < best && harmless(words, turn.words().subList(starts[best], best))
                ? Optional.of(FoundQuote.of(turn, starts[best], best, 1 - (double) edits[best] / words.size()))
                : Optional.empty();
    }

    private static void next(int[] edits, int[] starts, String word, List<String> said, int row) {
        int diagonal = edits[0];
        int diagonalStart = starts[0];
        edits[0] = row;
        for (int i = 1; i <= said.size(); i++) {
            int swap = diagonal + (word.equals(said.get(i - 1)) ? 0 : 1);
            int lose = edits[i] + 1;
            int add = edits[i - 1] + 1;
            int start = swap <= lose && swap <= add ? diagonalStart : lose <= add ? starts[i] : starts[i - 1];
            diagonal = edits[i];
            diagonalStart = starts[i];
            edits[i] = Math.min(swap, Math.min(lose, add));
            starts[i] = start;
        }
    }

    /** Whether what differs is neither a number nor a negation, which in a script without spaces may be any character. */
    private static boolean harmless(List<String> quoted, List<String> said) {
        List<String> left = new ArrayList<>(quoted);
        said.forEach(left::remove);
        List<String> right = new ArrayList<>(said);
        quoted.forEach(right::remove);
        left.addAll(right);
        return left.stream().noneMatch(word -> Ear.negation(word) || Unspaced.in(word) || word.chars().anyMatch(Character::isDigit));
    }
}
