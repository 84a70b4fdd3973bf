package dev.earmark.rubric.lint;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Words as the linter looks at them. */
final class SpokenWords {

    private static final Set<String> VERY_COMMON = Set.of(
            "a", "an", "the", "i", "you", "he", "she", "it", "we", "they", "me", "us", "my", "your", "our", "is", "am", "are", "was",
            "were", "be", "been", "do", "does", "did", "have", "has", "had", "will", "would", "can", "could", "may", "to", "of", "in", "on",
            "at", "for", "with", "from", "by", "and", "or", "but", "not", "no", "yes", "yeah", "that", "this", "there", "here", "how",
            "what", "if", "as", "so", "just", "okay", "ok", "right", "alright", "well", "all", "one", "please", "um", "uh", "like");
    private static final Set<String> UNITS = Set.of(
            "one", "two", "three", "four", "five", "six", "seven", "eight", "nine");
    private static final Set<String> TEENS = Set.of(
            "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen");
    private static final Set<String> TENS = Set.of("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety");
    private static final Set<String> SCALES = Set.of("hundred", "thousand", "million");

    private SpokenWords() {}

    /** Lower case, without punctuation, in order. */
    static List<String> of(String text) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).replace('’', '\'').split("[^\\p{L}\\p{M}\\p{N}']+"))
                .filter(word -> !word.isEmpty()).toList();
    }

    /** Each word with the number of times it is there: the same for sentences that differ in order or punctuation only. */
    static Map<String, Long> counted(String text) {
        return of(text).stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    static boolean veryCommon(String word) {
        return VERY_COMMON.contains(word);
    }

    /** Whether two spoken words are heard as one number, as "twenty four" is 24. */
    static boolean oneNumber(String left, String right) {
        boolean leftIsNumber = UNITS.contains(left) || TEENS.contains(left) || TENS.contains(left) || SCALES.contains(left);
        boolean rightIsNumber = UNITS.contains(right) || TEENS.contains(right) || TENS.contains(right);
        return (TENS.contains(left) && UNITS.contains(right))
                || (SCALES.contains(right) && (leftIsNumber || left.equals("a")))
                || (SCALES.contains(left) && rightIsNumber);
    }
}
