package dev.earmark.speech.talk;

import java.util.ArrayList;
import java.util.List;

/** Numbers as they are said in English. */
final class SpokenNumber {

    private static final List<String> SMALL = List.of("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
            "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen");
    private static final List<String> TENS = List.of("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety");
    private static final List<String> SMALL_ORDINALS = List.of("zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh",
            "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth",
            "eighteenth", "nineteenth");
    private static final int LONGEST_AMOUNT = 6;

    private SpokenNumber() {}

    /** Whether a word is one of a number, "oh" among them, which stands for zero in rows of digits. */
    static boolean isNumber(String word) {
        return SMALL.contains(word) || TENS.contains(word) && !word.isEmpty() || word.equals("oh") || word.equals("double")
                || word.equals("hundred") || word.equals("thousand");
    }

    /** Digits as they stand: years in pairs, with commas or up to four digits as a number, longer ones digit by digit. */
    static List<String> read(String digits) {
        String plain = digits.replace(",", "");
        if (plain.length() > LONGEST_AMOUNT || plain.length() > 4 && plain.equals(digits) || plain.length() > 1 && plain.startsWith("0")) {
            return plain.chars().mapToObj(digit -> SMALL.get(digit - '0')).toList();
        }
        int number = Integer.parseInt(plain);
        if (plain.equals(digits) && number >= 1100 && number < 2100 && number / 100 % 10 != 0) {
            List<String> pairs = new ArrayList<>(cardinal(number / 100));
            pairs.addAll(number % 100 == 0 ? List.of("hundred") : number % 100 < 10 ? List.of("oh", SMALL.get(number % 100))
                    : cardinal(number % 100));
            return pairs;
        }
        return cardinal(number);
    }

    /** @param number 0 to 999,999 */
    static List<String> cardinal(int number) {
        List<String> words = new ArrayList<>();
        if (number >= 1_000) {
            words.addAll(cardinal(number / 1_000));
            words.add("thousand");
        }
        int rest = number % 1_000;
        if (rest >= 100) {
            words.add(SMALL.get(rest / 100));
            words.add("hundred");
        }
        belowHundred(rest % 100, number, words);
        return words;
    }

    private static void belowHundred(int rest, int number, List<String> words) {
        if (rest >= SMALL.size()) {
            words.add(TENS.get(rest / 10));
            if (rest % 10 > 0) {
                words.add(SMALL.get(rest % 10));
            }
        } else if (rest > 0 || number == 0) {
            words.add(SMALL.get(rest));
        }
    }

    /** @param number 0 to 99 */
    static List<String> ordinal(int number) {
        if (number < SMALL_ORDINALS.size()) {
            return List.of(SMALL_ORDINALS.get(number));
        }
        String tens = TENS.get(number / 10);
        return number % 10 == 0 ? List.of(tens.substring(0, tens.length() - 1) + "ieth") : List.of(tens, SMALL_ORDINALS.get(number % 10));
    }
}
