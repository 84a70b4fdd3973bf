package dev.earmark.phrase.words;

import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.TimeSpan;
import dev.earmark.transcript.Transcript;
import dev.earmark.transcript.Turn;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * All words of one party, one after the other. A phrase may run over the end of a turn when the same party goes on within
 * {@value #LONGEST_PAUSE_MS} ms, or at once where there are no times.
 *
 * @param breaks    where a phrase may not run on: set at the first token after such a place
 * @param sentences the first tokens of further sentences of a turn: the words that a gap passes over end before them
 */
public record PartyWords(Speaker speaker, List<Token> tokens, BitSet breaks, BitSet sentences) {

    static final int LONGEST_PAUSE_MS = 2_500;

    /** Stops, and empty lines; a single new line is where a mail program wrapped the text. */
    private static final Pattern END_OF_SENTENCE = Pattern.compile("[.!?…]+[\\p{Pe}\\p{Pf}\"']*\\s|\\n\\s*\\n");
    private static final Set<String> AUXILIARIES = Set.of(
            "can", "could", "may", "might", "must", "shall", "should", "will", "would", "do", "does", "did", "am", "is", "are", "was",
            "were", "have", "has", "had", "need");

    public static PartyWords of(Transcript transcript, Speaker speaker) {
        List<Token> tokens = new ArrayList<>();
        BitSet breaks = new BitSet();
        BitSet sentences = new BitSet();
        @Nullable Turn before = null;
        for (Turn turn : transcript.turns()) {
            if (turn.speaker() == speaker) {
                List<Token> words = Tokeniser.tokens(turn);
                if (!words.isEmpty()) {
                    breaks.set(tokens.size(), before == null || !runsOn(before, turn));
                    sentences(turn.text(), words).forEach(at -> sentences.set(tokens.size() + at));
                    tokens.addAll(words);
                    before = turn;
                }
            }
        }
        return new PartyWords(speaker, List.copyOf(tokens), breaks, sentences);
    }

    /** Which words of a turn begin a further sentence of it. */
    private static IntStream sentences(String text, List<Token> words) {
        return IntStream.range(1, words.size()).filter(at -> {
            int end = words.get(at - 1).to();
            int next = words.get(at).from();
            return end < next && END_OF_SENTENCE.matcher(text).region(end, next).find();
        });
    }

    private static boolean runsOn(Turn before, Turn turn) {
        TimeSpan first = before.time();
        TimeSpan second = turn.time();
        return first == null || second == null
                ? turn.index() == before.index() + 1
                : second.startMs() - first.endMs() <= LONGEST_PAUSE_MS;
    }

    /** Whether the words before a token are turned into their opposite by it: "I can" in "I can't", "I can not". */
    public boolean deniedAt(int token) {
        if (token == 0 || token >= tokens.size() || !tokens.get(token).text().equals("not")) {
            return false;
        }
        Token before = tokens.get(token - 1);
        return before.turn() == tokens.get(token).turn() && AUXILIARIES.contains(before.text());
    }

    /** Whether a word is turned into its opposite by "not" behind it. */
    public static boolean mayBeDenied(String word) {
        return AUXILIARIES.contains(word);
    }

    public boolean isEmpty() {
        return tokens.isEmpty();
    }
}
