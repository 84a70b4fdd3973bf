package dev.earmark.redaction;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Amounts, times of day, and references with letters: digits that are private to nobody. Safe for many threads. */
final class HarmlessNumbers {

    private static final Set<String> UNITS = Set.of("dollar", "dollars", "cent", "cents", "bucks", "pound", "pounds", "pence", "euro",
            "euros",
            "percent", "per", "second", "seconds", "minute", "minutes", "hour", "hours", "day", "days", "week", "weeks", "month", "months",
            "year", "years", "times", "people", "miles", "kilometers", "points", "a.m", "p.m", "am", "pm", "o'clock", "gigabytes",
                    "megabits",
            "items", "pieces", "st", "nd", "rd", "th");
    private static final int TIME_AT_MOST = 4;
    private static final int AMOUNT_AT_MOST = 7;

    private HarmlessNumbers() {}

    /** @param topic what was asked for */
    static boolean holds(ConversationPieces said, DigitRun run, Optional<Topic> topic) {
        return !readOut(said, run, topic) && run.length() <= AMOUNT_AT_MOST && amountOrTime(said, run, topic) || reference(said, run);
    }

    /** Whether digits are said as no amount is, or are all of an answer about a code. */
    private static boolean readOut(ConversationPieces said, DigitRun run, Optional<Topic> topic) {
        boolean code = topic.filter(Topic::code).isPresent() && run.length() > 1 && ReadOutAnswers.alone(said, run);
        return said.spoken() && (run.readSingly() || run.beyondAmounts() || code);
    }

    private static boolean amountOrTime(ConversationPieces said, DigitRun run, Optional<Topic> topic) {
        boolean thousands = run.saysThousand() && topic.filter(Topic::date).isEmpty();
        return thousands || amount(said, run) || time(said, run);
    }

    /** "At ten fourteen". */
    private static boolean time(ConversationPieces said, DigitRun run) {
        int before = run.first().position() - 1;
        return run.length() <= TIME_AT_MOST && before >= 0 && said.pieces().get(before).turn() == run.first().turn()
                && said.pieces().get(before).text().equals("at");
    }

    /** Letters at the digits make a reference of them: "G-1187", "TP/5519", "p l four seven". */
    private static boolean reference(ConversationPieces said, DigitRun run) {
        TextPiece first = run.first();
        return run.spoken() ? spelled(said, first, first.position() - 1) && spelled(said, first, first.position() - 2)
                : lettered(said, run);
    }

    private static boolean spelled(ConversationPieces said, TextPiece first, int at) {
        return at >= 0 && said.pieces().get(at).turn() == first.turn() && said.pieces().get(at).text().length() == 1
                && !said.pieces().get(at).text().equals("o");
    }

    private static boolean lettered(ConversationPieces said, DigitRun run) {
        String text = said.text(run.first().turn());
        int at = run.first().from() - 1;
        if (at >= 0 && "-/".indexOf(text.charAt(at)) >= 0) {
            at--;
        }
        return at >= 0 && Character.isLetter(text.charAt(at));
    }

    /** Whether a unit stands behind the digits. */
    private static boolean amount(ConversationPieces said, DigitRun run) {
        List<TextPiece> pieces = said.pieces();
        int next = run.last().position() + 1;
        return next < pieces.size() && pieces.get(next).turn() == run.last().turn() && UNITS.contains(pieces.get(next).text());
    }
}
