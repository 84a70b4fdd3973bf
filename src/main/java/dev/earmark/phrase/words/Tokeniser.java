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

/**
 * Cuts a turn into {@link Token}s. A word with a prefix that some write with a hyphen is one word: "e-mail" is "email", "on-line" is
 * "online". Marks of a transcriber such as {@code [noise]} or {@code <unk>}, and notes of attachments, are not words.
 */
public final class Tokeniser {

    /** Groups repeat possessively: the others recur once for each repetition, and a message of a'a'a'a… would overflow the stack. */
    static final Pattern WORD = Pattern.compile(
            "(\\[[\\p{L}_ -]{1,24}\\]|<[\\p{L}_/-]{1,24}>|\\[(?:attachment|image): [^\\]\\n]{0,200}\\])"
                    + "|([$£€]?)(\\p{N}+(?:[.,]\\p{N}+)*+)"
                    + "|((?i:(?:on|off)[-\u2010\u2011]line)\\b"
                    + "|(?:(?i:e|re|pre|co)[-\u2010\u2011](?=\\p{L}{3}))?\\p{L}[\\p{L}\\p{M}]*(?:['’][\\p{L}\\p{M}]+)*+)");

    private static final Pattern HYPHENS = Pattern.compile("[-\u2010\u2011]");

    private static final int MONEY = 2;
    private static final int DIGITS = 3;
    private static final int LETTERS = 4;

    /** Whoever thinks aloud says the same as whoever does not. */
    private static final Set<String> HESITATIONS = Set.of("um", "uh", "uhm", "er", "erm");

    private Tokeniser() {}

    public static boolean hesitation(String word) {
        return HESITATIONS.contains(word);
    }

    public static List<Token> tokens(Turn turn) {
        return new Cut(turn).tokens();
    }

    /** Whether the word that ends there is cut short like "callin'". */
    public static boolean droppedG(String text, int end) {
        return end > 4 && end < text.length() && (text.charAt(end) == '\'' || text.charAt(end) == '’') && text.startsWith("in", end - 2);
    }

    /** Whether a word within a sentence has a capital letter and small ones behind it. */
    private static boolean writtenLikeAName(String text, int from, int to) {
        if (to - from < 2 || !Character.isUpperCase(text.charAt(from)) || !Character.isLowerCase(text.charAt(from + 1))) {
            return false;
        }
        int before = from - 1;
        while (before >= 0 && text.charAt(before) == ' ') {
            before--;
        }
        return before >= 0 && (Character.isLetterOrDigit(text.charAt(before)) || text.charAt(before) == ',');
    }

    /** The words of a text, without a turn: used for what authors write. */
    public static List<String> words(String text) {
        return tokens(new Turn(0, dev.earmark.transcript.Speaker.UNKNOWN, null, text, List.of())).stream().map(Token::text).toList();
    }

    /**
     * Cuts one turn. Most words are plain letters of English with nothing joined to them, which a look at each letter finds; the pattern
     * finds the others. For one use.
     */
    private static final class Cut {

        private final String text;
        private final WordTimes times;
        private final Matcher matcher;
        private final List<Token> tokens = new ArrayList<>();
        private final List<Token> hesitations = new ArrayList<>();

        Cut(Turn turn) {
            this.text = turn.text();
            this.times = new WordTimes(turn);
            this.matcher = WORD.matcher(text);
        }

        List<Token> tokens() {
            for (int at = PlainWords.next(text, 0); at < text.length(); ) {
                int end = PlainWords.end(text, at);
                if (end > at) {
                    word(PlainWords.lowerCase(text, at, end), at, end);
                } else if (matcher.find(at)) {
                    matched();
                    end = matcher.end();
                } else {
                    break;
                }
                at = PlainWords.next(text, end);
            }
            return tokens.isEmpty() ? hesitations : SpokenNumbers.merge(tokens);
        }

        private void matched() {
            if (matcher.group(LETTERS) != null) {
                String word = HYPHENS.matcher(matcher.group(LETTERS).toLowerCase(Locale.ROOT).replace('’', '\'')).replaceAll("");
                word(word, matcher.start(), matcher.end());
            } else if (matcher.group(DIGITS) != null) {
                String digits = SpokenNumbers.plain(matcher.group(DIGITS));
                tokens.add(times.token(digits, matcher.start(), matcher.end(), true, !matcher.group(MONEY).isEmpty()));
            }
        }

        private void word(String word, int from, int to) {
            if (hesitation(word)) {
                hesitations.add(times.token(word, from, to, false, false));
                return;
            }
            boolean cutShort = droppedG(text, to);
            for (String part : Contractions.expand(cutShort ? word + "g" : word)) {
                tokens.add(times.token(part, from, to + (cutShort ? 1 : 0), false, false));
            }
        }
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
            return new Token(text, turn.index(), from, to, time, below == null ? 1 : below.confidence(), number, money,
                    writtenLikeAName(turn.text(), from, to));
        }

        private @Nullable Word below(int from) {
            while (word + 1 < starts.length && starts[word + 1] <= from) {
                word++;
            }
            return starts.length == 0 ? null : turn.words().get(word);
        }
    }
}
