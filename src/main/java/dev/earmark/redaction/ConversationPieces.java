package dev.earmark.redaction;

import dev.earmark.interaction.Facts;
import dev.earmark.redaction.TextPiece.Form;
import dev.earmark.transcript.Channel;
import dev.earmark.transcript.Transcript;
import dev.earmark.transcript.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A conversation as the finders read it. Immutable once made. */
final class ConversationPieces {

    /**
     * Marks in brackets are passed over; then an amount, digits, and words with letters only. Groups repeat possessively, because messages
     * are as long as somebody likes.
     */
    private static final Pattern PIECE = Pattern.compile(
            "\\[[\\p{L}_ -]{1,24}\\]"
                    + "|([$£€]\\s?\\p{Nd}++(?:[.,]\\p{Nd}++)*+|\\p{Nd}{1,3}(?:,\\p{Nd}{3})++(?:\\.\\p{Nd}++)?+"
                    + "|\\p{Nd}++\\.\\p{Nd}{2}(?!\\p{Nd}|\\.))"
                    + "|(\\p{Nd}++)"
                    + "|(\\p{L}[\\p{L}\\p{M}]*+(?:['’][\\p{L}\\p{M}]++)*+)");
    private static final int AMOUNT = 1;
    private static final int DIGITS = 2;
    private static final int WORD = 3;
    private static final int LEAST_OF_A_CARD = 13;

    private final Transcript transcript;
    private final Facts facts;
    private final List<TextPiece> pieces = new ArrayList<>();
    private final int[] firsts;

    ConversationPieces(Transcript transcript, Facts facts) {
        this.transcript = transcript;
        this.facts = facts;
        this.firsts = new int[transcript.turns().size() + 1];
        for (Turn turn : transcript.turns()) {
            firsts[turn.index()] = pieces.size();
            read(turn);
        }
        firsts[transcript.turns().size()] = pieces.size();
    }

    private void read(Turn turn) {
        Matcher matcher = PIECE.matcher(turn.text());
        while (matcher.find()) {
            if (matcher.group(AMOUNT) != null) {
                String digits = ascii(matcher.group().replaceAll("\\P{Nd}", ""));
                boolean amount = digits.length() < LEAST_OF_A_CARD || !Character.isDigit(matcher.group().charAt(0));
                add(turn, matcher, amount ? "" : digits, amount ? Form.AMOUNT : Form.DIGITS);
            } else if (matcher.group(DIGITS) != null) {
                add(turn, matcher, ascii(matcher.group()), Form.DIGITS);
            } else if (matcher.group(WORD) != null) {
                String digits = SpokenDigits.of(matcher.group().toLowerCase(Locale.ROOT));
                add(turn, matcher, digits, digits.isEmpty() ? Form.WORD : Form.SPOKEN);
            }
        }
    }

    private void add(Turn turn, Matcher found, String value, Form form) {
        String text = found.group().toLowerCase(Locale.ROOT).replace('’', '\'');
        pieces.add(new TextPiece(pieces.size(), text, value, form, turn.speaker(), turn.index(), found.start(), found.end()));
    }

    /** Digits of any script, as 0 to 9. */
    private static String ascii(String digits) {
        StringBuilder plain = new StringBuilder();
        digits.codePoints().forEach(digit -> plain.append(Character.digit(digit, 10)));
        return plain.toString();
    }

    List<TextPiece> pieces() {
        return pieces;
    }

    /** Of one turn, in order. */
    List<TextPiece> pieces(int turn) {
        return pieces.subList(firsts[turn], firsts[turn + 1]);
    }

    List<Turn> turns() {
        return transcript.turns();
    }

    String text(int turn) {
        return transcript.turns().get(turn).text();
    }

    Transcript transcript() {
        return transcript;
    }

    Facts facts() {
        return facts;
    }

    /** Whether it was spoken: digits may have been misheard, and stand one by one. */
    boolean spoken() {
        return transcript.channel() == Channel.VOICE;
    }

    /** Whether a sentence ends, or something else but blanks and light marks stands, between two pieces of one turn. */
    boolean apart(TextPiece first, TextPiece second) {
        return first.turn() == second.turn() && text(first.turn()).substring(first.to(),
                second.from()).matches("(?s).*(?:[!?;]|\\.\\s|\\n\\s*\\n).*");
    }
}
