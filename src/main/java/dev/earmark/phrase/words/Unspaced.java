package dev.earmark.phrase.words;

import dev.earmark.transcript.Turn;
import dev.earmark.transcript.Word;
import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Scripts that put no space between words, such as Chinese, Japanese and Thai. Where a word ends is not to be seen in them, so words are
 * compared character by character, and what is shown reaches from one mark or space to the next: a piece of it might say the opposite.
 */
public final class Unspaced {

    private static final Set<UnicodeScript> SCRIPTS = EnumSet.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA,
            UnicodeScript.BOPOMOFO, UnicodeScript.THAI,
            UnicodeScript.LAO, UnicodeScript.KHMER, UnicodeScript.MYANMAR);
    /** Lengthens the vowel before it, in Hiragana and Katakana alike. */
    private static final int LONG_VOWEL = 'ー';

    private Unspaced() {}

    static boolean is(int character) {
        return character >= 0x0E00 && (SCRIPTS.contains(UnicodeScript.of(character)) || character == LONG_VOWEL);
    }

    /** Whether a word holds a character of such a script. */
    public static boolean in(String word) {
        return word.codePoints().anyMatch(Unspaced::is);
    }

    /** The tokens of a turn, those of such scripts cut into characters, each with the marks that belong to it. */
    public static List<Token> tokens(Turn turn) {
        List<Token> tokens = Tokeniser.tokens(turn);
        if (tokens.stream().noneMatch(token -> in(token.text()))) {
            return tokens;
        }
        List<Token> cut = new ArrayList<>();
        tokens.forEach(token -> cut(token, cut));
        return turn.hasWords() ? heard(cut, turn) : cut;
    }

    /** With times and confidence of the recogniser's words, of which one stretch of characters may hold several. */
    private static List<Token> heard(List<Token> tokens, Turn turn) {
        Word[] below = new Word[turn.text().length()];
        int at = 0;
        for (Word word : turn.words()) {
            int start = turn.text().indexOf(word.text(), at);
            if (start >= 0) {
                at = start + word.text().length();
                Arrays.fill(below, start, at, word);
            }
        }
        return tokens.stream().map(token -> in(token.text()) && below[token.from()] != null ? token.heard(below[token.from()]) : token)
                .toList();
    }

    /** Characters that are a name together are one token again. */
    public static List<Token> joined(List<Token> tokens, Set<String> names) {
        List<String> written = names.stream().filter(Unspaced::in).toList();
        if (written.isEmpty()) {
            return tokens;
        }
        List<Token> joined = new ArrayList<>();
        for (int at = 0; at < tokens.size(); ) {
            int end = nameEnd(tokens, at, written);
            joined.add(end == at + 1 ? tokens.get(at) : tokens.get(at).with(tokens.get(end - 1), text(tokens, at, end)));
            at = end;
        }
        return joined;
    }

    private static int nameEnd(List<Token> tokens, int at, List<String> names) {
        for (int end = at + 1; end < tokens.size() && runOn(tokens.get(end - 1), tokens.get(end)); end++) {
            if (names.contains(text(tokens, at, end + 1))) {
                return end + 1;
            }
        }
        return at + 1;
    }

    private static String text(List<Token> tokens, int from, int to) {
        return tokens.subList(from, to).stream().map(Token::text).collect(Collectors.joining());
    }

    /** Only a token that is as long as the words it was made from can be cut: in lower case some letters are longer. */
    private static void cut(Token token, List<Token> into) {
        if (!in(token.text()) || token.number() || token.text().length() != token.to() - token.from()) {
            into.add(token);
            return;
        }
        for (int at = 0; at < token.text().length(); ) {
            int end = end(token.text(), at);
            into.add(token.part(at, end));
            at = end;
        }
    }

    /** A character with its marks, or a stretch of letters of other scripts. */
    private static int end(String text, int from) {
        boolean single = is(text.codePointAt(from));
        int at = from + Character.charCount(text.codePointAt(from));
        while (at < text.length() && (mark(text.codePointAt(at)) || !single && !is(text.codePointAt(at)))) {
            at += Character.charCount(text.codePointAt(at));
        }
        return at;
    }

    /**
     * Also vowels that stand behind their consonant and the voicing marks of narrow Katakana, which normalising joins to it or takes apart.
     */
    private static boolean mark(int character) {
        return character == 0x0E32 || character == 0x0E33 || character == 0x0EB2 || character == 0x0EB3 || character == 0xFF9E
                || character == 0xFF9F || switch (Character.getType(character)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> false;
        };
    }

    /** Whether nothing stands between two tokens of which one is of such a script. */
    public static boolean runOn(Token first, Token second) {
        return first.turn() == second.turn() && first.to() == second.from() && (in(first.text()) || in(second.text()));
    }
}
