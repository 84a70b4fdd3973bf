package dev.earmark.search.line;

import dev.earmark.phrase.match.SlotWords;
import dev.earmark.phrase.match.WordKind;
import dev.earmark.phrase.sound.Ear;
import dev.earmark.phrase.words.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What an index holds of each place of a run, as terms: the word itself; {@code ~} and its stem; {@code +} and the word with the one behind
 * it in one, where they were spoken; {@code #} and what slots it may fit. No word begins with these signs.
 */
public final class LineTerms {

    public static final String STEM = "~";
    public static final String JOINED = "+";
    public static final String KIND = "#";

    /** Longer ones are cut, here and where they are looked for; the check that follows compares them whole. */
    static final int LONGEST = 200;
    /** As in package {@code phrase.match}: shorter words are not split by a recogniser. */
    private static final int SHORTEST_SPLIT_WORD = 6;

    private LineTerms() {}

    /** The terms of each token, in order. */
    public static List<List<String>> of(Run run, Ear ear) {
        List<List<String>> places = new ArrayList<>(run.tokens().size());
        for (int at = 0; at < run.tokens().size(); at++) {
            places.add(terms(run.tokens(), at, ear));
        }
        return places;
    }

    private static List<String> terms(List<Token> tokens, int at, Ear ear) {
        Token token = tokens.get(at);
        List<String> terms = new ArrayList<>();
        terms.add(cut(token.text()));
        terms.add(STEM + stem(token.text()));
        if (ear.spoken() && at + 1 < tokens.size() && mayBeOne(token, tokens.get(at + 1))) {
            terms.add(JOINED + cut(token.text() + tokens.get(at + 1).text()));
        }
        Set<WordKind> kinds = SlotWords.of(token, ear);
        kinds.forEach(kind -> terms.add(kind(kind)));
        return terms;
    }

    private static boolean mayBeOne(Token first, Token second) {
        return !first.number() && !second.number() && first.text().length() + second.text().length() >= SHORTEST_SPLIT_WORD;
    }

    /** Whether a word stands in an index with all its letters. */
    public static boolean isWhole(String word) {
        return word.length() <= LONGEST;
    }

    /** The stem of a word as it stands in an index. */
    public static String stem(String word) {
        return cut(Stems.of(word));
    }

    static String kind(WordKind kind) {
        return KIND + kind.name().toLowerCase(Locale.ROOT);
    }

    static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, text.offsetByCodePoints(LONGEST - 1, 1) > LONGEST
                ? LONGEST - 1 : LONGEST);
    }
}
