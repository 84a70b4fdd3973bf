package dev.earmark.judge.blind;

import dev.earmark.language.prompt.Fence;
import dev.earmark.phrase.sound.Ear;
import dev.earmark.phrase.words.Unspaced;
import dev.earmark.scoring.Evidence;
import dev.earmark.transcript.Speaker;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds what a model quotes: in the turn that it names, said by a party whose words count, the same words in the same order. Of ten words
 * one may differ, of fewer none; numbers, negations and characters of {@linkplain Unspaced scripts without spaces} never. What is shown are
 * the transcript's words, not the model's.
 */
public final class QuoteFinder {

    private static final double LEAST_ALIGNMENT = 0.9;
    private static final int FEWEST_ALIGNED = 4;
    private static final int LONGEST_QUOTE = 200;
    private static final int FEWEST_ELSEWHERE = 3;
    private static final int FEWEST_OF_PIECE = 2;
    /** The label of the turn, which some models copy with the words. */
    private static final Pattern LABEL = Pattern.compile(
            "\\A[\\s\"“”']*(?:T\\d{1,6}\\s*(?:(?:AGENT|CUSTOMER|UNKNOWN|BOT|SYSTEM)\\s*)?[:,]|(?:AGENT|CUSTOMER|UNKNOWN|BOT|SYSTEM)\\s*:)");
    private static final Pattern LEFT_OUT = Pattern.compile("\\s*[\\[(]?(?:…|\\.{3,})[\\])]?\\s*");

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

    /**
     * As {@link #evidence}. A quote that does not stand in the turn that is named is put into the only other one in which it stands,
     * word for word; of one whose middle was left out ("a … b") all pieces have to stand in that order in one turn, with no
     * negation between them.
     */
    public Optional<FoundQuote> find(String label, String quote) {
        String said = LABEL.matcher(quote).replaceFirst("");
        List<String> words = words(said);
        Optional<FoundQuote> there = allowed(label).flatMap(turn -> find(turn, words));
        if (there.isPresent()) {
            return there;
        }
        List<List<String>> pieces = Arrays.stream(LEFT_OUT.split(said)).map(QuoteFinder::words).filter(piece -> !piece.isEmpty()).toList();
        Optional<FoundQuote> apart = pieces.size() < 2 ? Optional.empty() : allowed(label).flatMap(turn -> pieces(turn, pieces));
        return apart.isPresent() ? apart : elsewhere(words).or(() -> elsewherePieces(pieces));
    }

    private static List<String> words(String quote) {
        List<String> words = BlindTurn.words(Fence.neutral(quote));
        return words.subList(0, Math.min(words.size(), LONGEST_QUOTE));
    }

    private Optional<BlindTurn> allowed(String label) {
        return transcript.turn(label).filter(this::mayProve);
    }

    /** Words that somebody has put into the frame of a transcript prove nothing. */
    private boolean mayProve(BlindTurn turn) {
        return allowed.contains(turn.turn().speaker()) && !Fence.framed(turn.turn().text());
    }

    private Optional<FoundQuote> elsewhere(List<String> words) {
        if (words.size() < FEWEST_ELSEWHERE) {
            return Optional.empty();
        }
        return only(transcript.turnsOf(allowed).stream().filter(this::mayProve).flatMap(turn -> exact(turn, words, 0).stream()).toList());
    }

    private Optional<FoundQuote> elsewherePieces(List<List<String>> pieces) {
        return pieces.size() < 2 ? Optional.empty()
                : only(transcript.turnsOf(allowed).stream().filter(this::mayProve).flatMap(turn -> pieces(turn, pieces).stream()).toList());
    }

    private static Optional<FoundQuote> only(List<FoundQuote> found) {
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    private static Optional<FoundQuote> exact(BlindTurn turn, List<String> words, int from) {
        int at = Collections.indexOfSubList(turn.words().subList(from, turn.words().size()), words);
        return at < 0 ? Optional.empty() : Optional.of(FoundQuote.of(turn, from + at, from + at + words.size(), 1));
    }

    /** All pieces in order, each of at least two words; found is everything from the first to the last. */
    private static Optional<FoundQuote> pieces(BlindTurn turn, List<List<String>> pieces) {
        int first = -1;
        int behind = 0;
        for (List<String> piece : pieces) {
            int at = Collections.indexOfSubList(turn.words().subList(behind, turn.words().size()), piece);
            if (at < 0 || piece.size() < FEWEST_OF_PIECE
                    || first >= 0 && turn.words().subList(behind, behind + at).stream().anyMatch(QuoteFinder::turnsRound)) {
                return Optional.empty();
            }
            first = first < 0 ? at : first;
            behind += at + piece.size();
        }
        return Optional.of(FoundQuote.of(turn, first, behind, 1));
    }

    private static Optional<FoundQuote> find(BlindTurn turn, List<String> words) {
        if (words.isEmpty()) {
            return Optional.empty();
        }
        Optional<FoundQuote> exact = exact(turn, words, 0);
        return exact.isPresent() ? exact : words.size() < FEWEST_ALIGNED ? Optional.empty() : aligned(turn, words);
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
        return left.stream().noneMatch(word -> turnsRound(word) || word.chars().anyMatch(Character::isDigit));
    }

    private static boolean turnsRound(String word) {
        return Ear.negation(word) || Unspaced.in(word);
    }
}
