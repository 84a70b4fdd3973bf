package dev.earmark.report.trial;

import dev.earmark.text.PlainText;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What of a conversation is written into a rubric: the typed sentence around a quote, or the quote itself where it was spoken. Rubrics are
 * mailed about, so long numbers and addresses become words, and signs that mean something in phrases go.
 */
final class ExampleSentence {

    private static final int MOST_WORDS = 20;
    /** Fewer say too little alone. */
    private static final int FEWEST_WORDS = 3;
    private static final int BESIDE = 7;
    private static final int LONGEST = 300;
    /** Spoken words have none, so their quotes are all that is known of sentences. */
    private static final Pattern PUNCTUATION = Pattern.compile("[.!?,]");
    private static final Pattern ADDRESS = Pattern.compile("\\S+@\\S+|\\b(?:https?://|www\\.)\\S+");
    private static final Pattern NUMBER = Pattern.compile("\\d(?:[ ./-]?\\d){4,}");
    private static final Pattern SIGNS = Pattern.compile("[\\[\\]{}()|<>*\"“”]|\\.\\.\\.|…");

    private ExampleSentence() {}

    /** @param turn the whole turn that the quote stands in */
    static String of(String turn, String quote) {
        String chosen = clipped(words(quote) < FEWEST_WORDS || PUNCTUATION.matcher(turn).find() ? around(turn, quote) : quote, quote);
        String plain = SIGNS.matcher(NUMBER.matcher(ADDRESS.matcher(PlainText.oneLine(chosen)).replaceAll("my address"))
                .replaceAll("one two three")).replaceAll(" ").replaceAll("\\s+", " ").strip();
        return plain.length() <= LONGEST ? plain : plain.substring(0, plain.offsetByCodePoints(0, LONGEST / 2)).strip();
    }

    private static String around(String turn, String quote) {
        int at = turn.indexOf(quote);
        if (at < 0) {
            return quote;
        }
        int from = at;
        while (from > 0 && !ends(turn, from - 1)) {
            from--;
        }
        int to = at + quote.length();
        while (to < turn.length() && !ends(turn, to - 1)) {
            to++;
        }
        return turn.substring(from, to).strip();
    }

    /** Of a long sentence the quote and a few words on either side. */
    private static String clipped(String sentence, String quote) {
        int at = sentence.indexOf(quote);
        if (words(sentence) <= MOST_WORDS || at < 0) {
            return sentence;
        }
        List<String> left = List.of(sentence.substring(0, at).strip().split("\\s+"));
        List<String> right = List.of(sentence.substring(at + quote.length()).strip().split("\\s+"));
        int more = Math.max(0, Math.min(BESIDE, (MOST_WORDS - words(quote)) / 2));
        return String.join(" ", left.subList(Math.max(0, left.size() - more), left.size())) + " " + quote + " "
                + String.join(" ", right.subList(0, Math.min(more, right.size())));
    }

    private static boolean ends(String text, int at) {
        char sign = text.charAt(at);
        return sign == '\n' || ".!?;".indexOf(sign) >= 0 && (at + 1 == text.length() || Character.isWhitespace(text.charAt(at + 1)));
    }

    private static int words(String text) {
        return text.strip().split("\\s+").length;
    }
}
