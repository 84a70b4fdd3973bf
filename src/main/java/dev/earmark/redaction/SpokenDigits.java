package dev.earmark.redaction;

import java.util.HashMap;
import java.util.Map;

/**
 * Words as the digits that people write for them: "four" is 4, "forty" 40, "double" doubles the digit behind it. Unlike the numbers of
 * package {@code phrase}, no value is worked out: read one after the other, "forty two" and "four two" are the same digits.
 */
final class SpokenDigits {

    private static final String[] ONES = {"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"};
    private static final String[] TEENS = {"ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen",
        "eighteen", "nineteen"};
    private static final String[] TENS = {"twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"};
    private static final int SMALLEST_TEEN = 10;
    private static final int SMALLEST_TENS = 2;

    private static final Map<String, String> PLAIN = plain();
    /** What a recogniser and people in a hurry write for a digit; one only between digits. */
    private static final Map<String, String> MISHEARD = Map.ofEntries(
            Map.entry("oh", "0"), Map.entry("o", "0"), Map.entry("owe", "0"), Map.entry("nil", "0"), Map.entry("won", "1"),
            Map.entry("to", "2"), Map.entry("too", "2"), Map.entry("tree", "3"), Map.entry("free", "3"), Map.entry("for", "4"),
            Map.entry("fore", "4"), Map.entry("fife", "5"), Map.entry("sex", "6"), Map.entry("sicks", "6"), Map.entry("ate", "8"),
            Map.entry("hate", "8"), Map.entry("niner", "9"), Map.entry("line", "9"), Map.entry("nein", "9"));
    private static final Map<String, Integer> REPEATS = Map.of("double", 2, "triple", 3, "treble", 3, "quadruple", 4);
    private static final Map<String, String> SCALES = Map.of("hundred", "00", "thousand", "000");

    private SpokenDigits() {}

    private static Map<String, String> plain() {
        Map<String, String> plain = new HashMap<>(Map.of("nought", "0", "naught", "0", "fourty", "40"));
        for (int i = 0; i < ONES.length; i++) {
            plain.put(ONES[i], String.valueOf(i));
            plain.put(TEENS[i], String.valueOf(SMALLEST_TEEN + i));
        }
        for (int i = 0; i < TENS.length; i++) {
            plain.put(TENS[i], (SMALLEST_TENS + i) + "0");
        }
        return Map.copyOf(plain);
    }

    /** The digits of a word; empty for one that is no number. */
    static String of(String word) {
        return PLAIN.getOrDefault(word, "");
    }

    /** The digit that may have been meant by a word between digits; empty for most. */
    static String meant(String word) {
        return MISHEARD.getOrDefault(word, "");
    }

    /** How often the digit behind a word is meant; 1 for most words. */
    static int times(String word) {
        return REPEATS.getOrDefault(word, 1);
    }

    /** The noughts that a word adds to the digits before it; empty for most. */
    static String noughts(String word) {
        return SCALES.getOrDefault(word, "");
    }

    /** How many digits a piece surely stands for where single digits are read out: "double" for the one that the next word does not. */
    static int readOut(TextPiece piece) {
        return piece.number() || meant(piece.text()).equals("0") ? 1 : times(piece.text()) - 1;
    }

    /** Whether a digit behind the word goes into its nought. */
    static boolean tens(String word) {
        String digits = of(word);
        return digits.length() == 2 && digits.endsWith("0") && !digits.equals("10");
    }
}
