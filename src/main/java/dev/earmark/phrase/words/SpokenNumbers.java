package dev.earmark.phrase.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Writes spoken numbers in digits: "a hundred and thirty four" is 134, "eight forty five" is 8 and 45, "five oh nine" is 5, 0, 9.
 * Digits that are read out one by one stay single tokens.
 */
final class SpokenNumbers {

    private static final Map<String, Integer> SMALL = Map.ofEntries(
            Map.entry("zero", 0), Map.entry("one", 1), Map.entry("two", 2), Map.entry("three", 3), Map.entry("four", 4),
            Map.entry("five", 5), Map.entry("six", 6), Map.entry("seven", 7), Map.entry("eight", 8), Map.entry("nine", 9),
            Map.entry("ten", 10), Map.entry("eleven", 11), Map.entry("twelve", 12), Map.entry("thirteen", 13),
            Map.entry("fourteen", 14), Map.entry("fifteen", 15), Map.entry("sixteen", 16), Map.entry("seventeen", 17),
            Map.entry("eighteen", 18), Map.entry("nineteen", 19));
    private static final Map<String, Integer> TENS = Map.of(
            "twenty", 20, "thirty", 30, "forty", 40, "fifty", 50, "sixty", 60, "seventy", 70, "eighty", 80, "ninety", 90);
    private static final Map<String, Integer> SCALES = Map.of("thousand", 1_000, "million", 1_000_000);

    private final List<Token> in;

    private SpokenNumbers(List<Token> in) {
        this.in = in;
    }

    static List<Token> merge(List<Token> tokens) {
        SpokenNumbers numbers = new SpokenNumbers(tokens);
        List<Token> out = new ArrayList<>(tokens.size());
        for (int at = 0; at < tokens.size(); ) {
            Reading reading = numbers.read(at, afterNumber(out));
            out.add(reading.length == 0 ? tokens.get(at) : Token.joined(tokens.subList(at, at + reading.length), reading.digits()));
            at += Math.max(1, reading.length);
        }
        return out;
    }

    /** A written number without separators of thousands and without empty decimals: "1,200.00" is 1200. */
    static String plain(String written) {
        if (written.indexOf(',') < 0 && written.indexOf('.') < 0) {
            return written;
        }
        return written.replaceAll(",(?=\\d{3}(?:\\D|$))", "").replaceFirst("[.,]0+$", "");
    }

    private static boolean afterNumber(List<Token> before) {
        return !before.isEmpty() && before.getLast().number();
    }

    private Reading read(int start, boolean afterNumber) {
        Reading reading = new Reading();
        if (afterNumber && (is(start, "oh") || is(start, "o"))) {
            reading.take(0, Kind.SMALL);
            return reading;
        }
        int at = start;
        while (at < in.size() && !in.get(at).number() && reads(reading, at)) {
            at = start + reading.length;
        }
        return reading;
    }

    /** Adds the word at {@code at} when it goes on with the number so far. */
    private boolean reads(Reading reading, int at) {
        String word = in.get(at).text();
        Integer small = SMALL.get(word);
        Integer tens = TENS.get(word);
        Integer scale = SCALES.get(word);
        if (small != null && (reading.open() || reading.last == Kind.TENS && small > 0 && small < 10)) {
            reading.take(small, Kind.SMALL);
        } else if (tens != null && reading.open()) {
            reading.take(tens, Kind.TENS);
        } else if (word.equals("hundred") && (reading.last == Kind.SMALL || reading.last == Kind.TENS) && reading.part > 0
                && reading.part < 100) {
            reading.multiply(100, Kind.HUNDRED);
        } else if (scale != null && reading.part > 0) {
            reading.multiply(scale, Kind.SCALE);
        } else if (word.equals("and") && (reading.last == Kind.HUNDRED || reading.last == Kind.SCALE) && isNumberWord(at + 1)) {
            reading.length++;
        } else if (word.equals("a") && reading.length == 0 && (is(at + 1, "hundred") || is(at + 1, "thousand"))) {
            reading.take(1, Kind.SMALL);
        } else {
            return false;
        }
        return true;
    }

    private boolean is(int at, String word) {
        return at < in.size() && in.get(at).text().equals(word);
    }

    private boolean isNumberWord(int at) {
        return at < in.size() && (SMALL.containsKey(in.get(at).text()) || TENS.containsKey(in.get(at).text()));
    }

    private enum Kind {
        NONE,
        SMALL,
        TENS,
        HUNDRED,
        SCALE
    }

    /** A number as far as it has been read. */
    private static final class Reading {

        private long total;
        private long part;
        private int length;
        private Kind last = Kind.NONE;

        boolean open() {
            return last == Kind.NONE || last == Kind.HUNDRED || last == Kind.SCALE;
        }

        void take(int value, Kind kind) {
            part += value;
            last = kind;
            length++;
        }

        void multiply(int factor, Kind kind) {
            part *= factor;
            last = kind;
            length++;
            if (kind == Kind.SCALE) {
                total += part;
                part = 0;
            }
        }

        String digits() {
            return String.valueOf(total + part);
        }
    }
}
