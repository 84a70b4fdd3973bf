package dev.earmark.judge.blind;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Where the sentences of a text end: not behind a title, an abbreviation or an initial, nor within a time of the day. */
final class SentenceEnds {

    /** What nothing ends behind, without its last stop. */
    private static final Pattern GOES_ON = Pattern.compile("(?i)(?:.*[\\s(])?(?:mr|mrs|ms|mx|dr|st|prof|hr|fr|sr|jr|e\\.g|i\\.e"
            + "|z\\. ?b|d\\. ?h|vs|approx|ca|nr|tel|ext|incl|excl|dept|est|min|max|p\\.ex)\\.\\s*", Pattern.DOTALL);
    private static final Pattern INITIAL = Pattern.compile("(?:.*\\s)?\\p{Lu}\\.\\s*", Pattern.DOTALL);
    private static final Pattern NUMBER_OF = Pattern.compile("(?i)(?:.*\\s)?(?:no|art|sec|p|pp)\\.\\s*", Pattern.DOTALL);

    private SentenceEnds() {}

    /** The sentences, each with its sign and without blanks around. */
    static List<String> sentences(String text) {
        BreakIterator ends = BreakIterator.getSentenceInstance(Locale.ENGLISH);
        ends.setText(text);
        List<String> sentences = new ArrayList<>();
        int from = 0;
        for (int to = ends.next(); to != BreakIterator.DONE; to = ends.next()) {
            String sentence = text.substring(from, to);
            if (to == text.length() || !goesOn(sentence, text.substring(to))) {
                sentences.add(sentence.strip());
                from = to;
            }
        }
        sentences.removeIf(String::isEmpty);
        return sentences;
    }

    private static boolean goesOn(String sentence, String rest) {
        return GOES_ON.matcher(sentence).matches() || INITIAL.matcher(sentence).matches()
                || NUMBER_OF.matcher(sentence).matches() && Character.isDigit(rest.charAt(0));
    }
}
