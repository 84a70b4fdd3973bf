package dev.earmark.speech;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How many words a transcriber got wrong: the least number of words to replace, insert and delete that turns what was heard into what
 * was said (Levenshtein distance over words), over the number of words said. Both sides are compared in lower case, without
 * {@code [noise]} and {@code <noise>} tags, without words cut off with {@code ~}, and without punctuation except apostrophes.
 *
 * @param errors words replaced, inserted or deleted
 * @param words  words that were said
 */
public record WordErrorRate(int errors, int words) {

    public static final WordErrorRate NONE = new WordErrorRate(0, 0);

    private static final Set<String> NUMBERS = Set.of(("zero one two three four five six seven eight nine ten eleven twelve thirteen "
            + "fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred "
            + "thousand million first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
            + "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth double triple").split(" "));
    private static final Pattern TAGS = Pattern.compile("\\[[^\\]]*]|<[^>]*>");
    private static final Pattern CUT_OFF = Pattern.compile("\\S*~\\S*");
    private static final Pattern NOT_WORDS = Pattern.compile("[^a-z0-9' ]+");
    private static final Pattern SPACES = Pattern.compile(" +");

    /**
     * @param said  what a person heard in the recording
     * @param heard what the transcriber heard
     */
    public static WordErrorRate of(String said, String heard) {
        List<String> reference = words(said);
        return new WordErrorRate(distance(reference, words(heard)), reference.size());
    }

    /** Of the words that are numbers alone, "oh" being a zero: wrong amounts, dates, times and digits. */
    public static WordErrorRate ofNumbers(String said, String heard) {
        List<String> reference = numbers(said);
        return new WordErrorRate(distance(reference, numbers(heard)), reference.size());
    }

    private static List<String> numbers(String text) {
        return words(text).stream().map(word -> word.equals("oh") ? "zero" : word).filter(NUMBERS::contains).toList();
    }

    /** Of both together, each word weighing the same. */
    public WordErrorRate plus(WordErrorRate other) {
        return new WordErrorRate(errors + other.errors, words + other.words);
    }

    /** 0 for all right; may exceed 100 when more is heard than was said; 0 when nothing was said and nothing heard. */
    public double percent() {
        return words == 0 ? errors * 100.0 : 100.0 * errors / words;
    }

    /** What is compared. */
    public static List<String> words(String text) {
        String untagged = TAGS.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(" ");
        String whole = CUT_OFF.matcher(untagged).replaceAll(" ");
        List<String> words = new ArrayList<>(List.of(SPACES.split(NOT_WORDS.matcher(whole).replaceAll(" "))));
        words.removeIf(String::isEmpty);
        return words;
    }

    private static int distance(List<String> said, List<String> heard) {
        int[] row = new int[heard.size() + 1];
        Arrays.setAll(row, column -> column);
        for (int i = 1; i <= said.size(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= heard.size(); j++) {
                int replaced = diagonal + (said.get(i - 1).equals(heard.get(j - 1)) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[heard.size()];
    }
}
