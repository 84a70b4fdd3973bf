package dev.earmark.eval.privacy;

import java.util.Random;

/** Says digits as people do: one by one, with "double" and "oh", or in pairs. */
final class NumberWords {

    private static final String[] ONES = {"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
        "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
    private static final String[] TENS = {"", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"};
    private static final int FIRST_TENS = 20;
    private static final int WAYS = 3;

    private final Random random;

    NumberWords(Random random) {
        this.random = random;
    }

    /** In one of three ways. @param group digits said without a pause, at least 1 */
    String of(String digits, int group) {
        StringBuilder words = new StringBuilder();
        int way = random.nextInt(WAYS);
        for (int at = 0; at < digits.length(); at += group) {
            String part = digits.substring(at, Math.min(digits.length(), at + group));
            words.append(at == 0 ? "" : random.nextInt(6) == 0 ? " uh " : " ").append(part(part, way));
        }
        return words.toString();
    }

    private String part(String part, int way) {
        return switch (way) {
            case 0 -> single(part, "zero");
            case 1 -> single(part, "oh");
            default -> part.length() % 2 == 0 ? pairs(part) : single(part, "oh");
        };
    }

    private String single(String part, String nought) {
        StringBuilder words = new StringBuilder();
        for (int at = 0; at < part.length(); at++) {
            String digit = part.charAt(at) == '0' ? nought : ONES[part.charAt(at) - '0'];
            boolean twice = at + 1 < part.length() && part.charAt(at + 1) == part.charAt(at) && random.nextBoolean();
            words.append(words.isEmpty() ? "" : " ").append(twice ? "double " : "").append(digit);
            at += twice ? 1 : 0;
        }
        return words.toString();
    }

    private static String pairs(String part) {
        StringBuilder words = new StringBuilder();
        for (int at = 0; at < part.length(); at += 2) {
            words.append(words.isEmpty() ? "" : " ").append(pair(Integer.parseInt(part.substring(at, at + 2))));
        }
        return words.toString();
    }

    private static String pair(int value) {
        if (value < 10) {
            return "oh " + ONES[value];
        }
        return value < FIRST_TENS ? ONES[value] : TENS[value / 10] + (value % 10 == 0 ? "" : " " + ONES[value % 10]);
    }
}
