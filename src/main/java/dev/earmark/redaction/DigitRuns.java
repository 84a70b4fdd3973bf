package dev.earmark.redaction;

import dev.earmark.phrase.words.Tokeniser;
import dev.earmark.redaction.TextPiece.Form;
import dev.earmark.transcript.Speaker;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Puts the digits of one party together. For one conversation and one party. */
final class DigitRuns {

    /** What people say between groups of digits. */
    private static final Set<String> FILLERS = Set.of("uh", "um", "uhm", "ah", "a", "er", "erm", "and", "then", "okay", "ok", "so",
            "dash", "hyphen", "space", "stroke", "slash", "yes", "yeah", "sorry", "it's", "is", "that's", "next", "again", "digits",
            "followed", "by", "comma", "point", "hash");
    private static final int MOST_FILLERS = 3;
    /** A word that may be a digit that was not understood: only within so long a run. */
    private static final int LEAST_FOR_A_HOLE = 4;
    /** What the other party may say in between besides digits. */
    private static final int MOST_BETWEEN = 6;
    private static final int MOST_TURNS_BETWEEN = 4;
    private static final int LONGEST_MISHEARD = 4;
    private static final String BETWEEN_TYPED = "[\\s\\p{Pd}./()+*#_]{0,4}";

    private final ConversationPieces said;
    private final Topics topics;
    private final List<TextPiece> own;
    private final List<DigitRun> runs = new ArrayList<>();
    private final List<TextPiece> open = new ArrayList<>();
    private final StringBuilder digits = new StringBuilder();
    private int fillers;

    private DigitRuns(ConversationPieces said, Topics topics, Speaker speaker) {
        this.said = said;
        this.topics = topics;
        this.own = said.pieces().stream().filter(piece -> piece.speaker() == speaker).toList();
    }

    static List<DigitRun> of(ConversationPieces said, Topics topics) {
        List<DigitRun> all = new ArrayList<>();
        for (Speaker speaker : Speaker.values()) {
            all.addAll(new DigitRuns(said, topics, speaker).read());
        }
        return all;
    }

    private List<DigitRun> read() {
        for (int at = 0; at < own.size(); at++) {
            TextPiece piece = own.get(at);
            if (!open.isEmpty() && !goesOn(open.getLast(), piece)) {
                close();
            }
            String value = value(at);
            if (!value.isEmpty()) {
                take(at, value);
            } else if (!open.isEmpty() && (piece.form() == Form.AMOUNT || !passes(at))) {
                close();
            }
        }
        close();
        return runs;
    }

    private void take(int at, String value) {
        boolean afterTens = !open.isEmpty() && fillers == 0 && SpokenDigits.tens(open.getLast().text());
        if (afterTens && value.length() == 1 && !value.equals("0")) {
            digits.setLength(digits.length() - 1); // "forty" and "two" are 42; everything else is put one behind the other
        }
        digits.append(value);
        if (at > 0 && own.get(at - 1).turn() == own.get(at).turn() && SpokenDigits.times(own.get(at - 1).text()) > 1) {
            open.add(own.get(at - 1));
        }
        open.add(own.get(at));
        fillers = 0;
    }

    /** The digits that the piece adds; empty when it adds none. */
    private String value(int at) {
        TextPiece piece = own.get(at);
        String noughts = SpokenDigits.noughts(piece.text());
        if (!noughts.isEmpty() && !open.isEmpty() && open.getLast().form() == Form.SPOKEN && fillers == 0) {
            return noughts;
        }
        String digit = piece.number() ? piece.value() : meant(at);
        int times = at == 0 ? 1 : SpokenDigits.times(own.get(at - 1).text());
        return digit.length() == 1 ? digit.repeat(times) : digit;
    }

    /** The digit that a word stands for where digits are read out; empty for most. */
    private String meant(int at) {
        TextPiece piece = own.get(at);
        boolean nought = piece.text().equals("oh") || piece.text().equals("o");
        boolean digits = !open.isEmpty() || nought;
        boolean next = !open.isEmpty() && (fillers == 0 || SpokenDigits.times(own.get(at - 1).text()) > 1);
        return said.spoken() && digits && (followed(at, LONGEST_MISHEARD) || nought && next) ? SpokenDigits.meant(piece.text()) : "";
    }

    /** Whether a digit follows behind at most so many words that may be one. */
    private boolean followed(int at, int most) {
        if (number(at + 1) || most == 0 || at + 1 == own.size() || own.get(at + 1).turn() != own.get(at).turn()) {
            return number(at + 1);
        }
        String next = own.get(at + 1).text();
        boolean passes = Tokeniser.hesitation(next) || !SpokenDigits.meant(next).isEmpty() || SpokenDigits.times(next) > 1;
        return passes && followed(at + 1, most - 1);
    }

    private boolean number(int at) {
        return at < own.size() && own.get(at).number();
    }

    /** Whether a word may stand between digits. */
    private boolean passes(int at) {
        String word = own.get(at).text();
        fillers++;
        if (SpokenDigits.times(word) > 1 && said.spoken()) {
            return true;
        }
        if (FILLERS.contains(word) && (said.spoken() || open.getLast().turn() != own.get(at).turn())) {
            return fillers <= MOST_FILLERS;
        }
        return said.spoken() && digits.length() >= LEAST_FOR_A_HOLE && fillers == 1 && number(at + 1);
    }

    private boolean goesOn(TextPiece last, TextPiece next) {
        if (last.turn() == next.turn()) {
            return said.spoken() || !next.number()
                    || said.text(last.turn()).substring(last.to(), next.from()).matches(BETWEEN_TYPED);
        }
        boolean harmless = topics.of(open.getFirst(), last).filter(Topic::harmless).isPresent();
        int words = 0;
        for (int turn = last.turn() + 1; turn < next.turn(); turn++) {
            if (topics.named(turn) || harmless && AskingWords.in(said.pieces(turn))) {
                return false; // it goes on about something else, maybe something that was not understood
            }
            words += (int) said.pieces(turn).stream().filter(piece -> !piece.number()).count();
        }
        return words <= MOST_BETWEEN && next.turn() - last.turn() <= MOST_TURNS_BETWEEN;
    }

    private void close() {
        if (!open.isEmpty()) {
            runs.add(new DigitRun(open, digits.toString()));
        }
        open.clear();
        digits.setLength(0);
        fillers = 0;
    }
}
