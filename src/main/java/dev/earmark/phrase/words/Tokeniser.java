package dev.earmark.phrase.words;

import dev.earmark.transcript.TimeSpan;
import dev.earmark.transcript.Turn;
import dev.earmark.transcript.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Cuts a turn into {@link Token}s. Marks of a transcriber such as {@code [noise]} or {@code <unk>} are not words. */
public final class Tokeniser {

    /** Groups repeat possessively: the others recur once for each repetition, and a message of a'a'a'a… would overflow the stack. */
    private static final Pattern WORD = Pattern.compile(
            "(?<mark>\\[[\\p{L}_ -]{1,24}\\]|<[\\p{L}_/-]{1,24}>)"
                    + "|(?<money>[$£€]?)(?<number>\\p{N}+(?:[.,]\\p{N}+)*+)"
                    + "|(?<word>\\p{L}[\\p{L}\\p{M}]*(?:['’][\\p{L}\\p{M}]+)*+)");

    /** Whoever thinks aloud says the same as whoever does not. */
    private static final Set<String> HESITATIONS = Set.of("um", "uh", "uhm", "er", "erm");

    private Tokeniser() {}

    public static boolean hesitation(String word) {
        return HESITATIONS.contains(word);
    }

    public static List<Token> tokens(Turn turn) {
        WordTimes times = new WordTimes(turn);
        List<Token> tokens = new ArrayList<>();
        List<Token> hesitations = new ArrayList<>();
        Matcher matcher = WORD.matcher(turn.text());
        while (matcher.find()) {
            if (matcher.group("word") != null) {
                String word = matcher.group("word").toLowerCase(Locale.ROOT).replace('’', '\'');
                if (hesitation(word)) {
                    hesitations.add(times.token(word, matcher.start(), matcher.end(), false, false));
                    continue;
                }
                boolean cutShort = droppedG(turn.text(), matcher.end());
                for (String part : Contractions.expand(cutShort ? word + "g" : word)) {
                    tokens.add(times.token(part, matcher.start(), matcher.end() + (cutShort ? 1 : 0), false, false));
                }
            } else if (matcher.group("number") != null) {
                String digits = SpokenNumbers.plain(matcher.group("number"));
                tokens.add(times.token(digits, matcher.start(), matcher.end(), true, !matcher.group("money").isEmpty()));
            }
        }
        return tokens.isEmpty() ? hesitations : SpokenNumbers.merge(tokens);
    }

    /** Whether the word that ends there is cut short like "callin'". */
    public static boolean droppedG(String text, int end) {
        return end > 4 && end < text.length() && (text.charAt(end) == '\'' || text.charAt(end) == '’') && text.startsWith("in", end - 2);
    }

    /** The words of a text, without a turn: used for what authors write. */
    public static List<String> words(String text) {
        return tokens(new Turn(0, dev.earmark.transcript.Speaker.UNKNOWN, null, text, List.of())).stream().map(Token::text).toList();
    }

    /** Finds the recogniser's words below a stretch of the turn's text. */
    private static final class WordTimes {

        private final Turn turn;
        private final int[] starts;
        private int word;

        WordTimes(Turn turn) {
            this.turn = turn;
            this.starts = new int[turn.words().size()];
            int at = 0;
            for (int i = 0; i < starts.length; i++) {
                int found = turn.text().indexOf(turn.words().get(i).text(), at);
                starts[i] = found < 0 ? at : found;
                at = found < 0 ? at : found + turn.words().get(i).text().length();
            }
        }

        Token token(String text, int from, int to, boolean number, boolean money) {
            @Nullable Word below = below(from);
            @Nullable TimeSpan time = below == null ? turn.time() : below.time();
            return new Token(text, turn.index(), from, to, time, below == null ? 1 : below.confidence(), number, money);
        }

        private @Nullable Word below(int from) {
            while (word + 1 < starts.length && starts[word + 1] <= from) {
                word++;
            }
            return starts.length == 0 ? null : turn.words().get(word);
        }
    }
}
