package dev.earmark.rubric;

import dev.earmark.transcript.Speaker;
import dev.earmark.yaml.YamlMap;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads windows as people write them: {@code first 30 s}, {@code last 3 agent turns}, {@code after first customer turn},
 * {@code around customer waits of 8 s}.
 */
final class WindowParser {

    private static final Pattern SECONDS = Pattern.compile("(first|last) (\\d{1,4}(?:\\.\\d)?) ?s(?:econds)?");
    private static final Pattern TURNS = Pattern.compile("(first|last|next) (\\d{1,3}) (agent|customer) turns?");
    private static final Pattern AFTER = Pattern.compile("after first (?:(\\d{1,3}) )?(agent|customer) turns?");
    private static final Pattern WAITS = Pattern.compile("around (agent|customer) waits of (\\d{1,3}(?:\\.\\d)?) ?s(?:econds)?");

    private WindowParser() {}

    /** @throws IllegalArgumentException with a clause that lists the legal forms */
    static Window parse(String text) {
        String plain = text.strip().toLowerCase(Locale.ROOT);
        Matcher seconds = SECONDS.matcher(plain);
        Matcher turns = TURNS.matcher(plain);
        Matcher after = AFTER.matcher(plain);
        Matcher waits = WAITS.matcher(plain);
        if (plain.equals("whole")) {
            return new Window.Whole();
        } else if (seconds.matches()) {
            double length = seconds(seconds.group(2));
            return seconds.group(1).equals("first") ? new Window.FirstSeconds(length) : new Window.LastSeconds(length);
        } else if (turns.matches()) {
            return turns(turns.group(1), Integer.parseInt(turns.group(2)), speaker(turns.group(3)));
        } else if (after.matches()) {
            return turns("after", after.group(1) == null ? 1 : Integer.parseInt(after.group(1)), speaker(after.group(2)));
        } else if (waits.matches()) {
            return new Window.AroundWaits(speaker(waits.group(1)), seconds(waits.group(2)));
        }
        throw new IllegalArgumentException("\"within\" is " + YamlMap.shown(text)
                + "; write for instance \"whole\", \"first 30 s\", \"last 3 agent turns\", \"next 2 agent turns\", \"after first "
                + "customer turn\" or \"around customer waits of 8 s\"");
    }

    private static Window turns(String side, int count, Speaker of) {
        if (count == 0) {
            throw new IllegalArgumentException("\"within\" names 0 turns; at least 1 is needed");
        }
        return switch (side) {
            case "first" -> new Window.FirstTurns(count, of);
            case "after" -> new Window.AfterTurns(count, of);
            case "last" -> new Window.LastTurns(count, of);
            default -> new Window.NextTurns(count, of);
        };
    }

    private static double seconds(String number) {
        double seconds = Double.parseDouble(number);
        if (seconds == 0) {
            throw new IllegalArgumentException("\"within\" names 0 seconds; more are needed");
        }
        return seconds;
    }

    private static Speaker speaker(String word) {
        return word.equals("agent") ? Speaker.AGENT : Speaker.CUSTOMER;
    }
}
