package dev.earmark.scoring;

import dev.earmark.phrase.words.PartyWords;
import dev.earmark.phrase.words.Token;
import dev.earmark.phrase.words.WordEdge;
import dev.earmark.scoring.Places.Place;
import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.TimeSpan;
import dev.earmark.transcript.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes evidence out of places in a conversation, word by word. */
final class Quotes {

    private Quotes() {}

    /** The exact words between two tokens, one piece of evidence for each turn that they run over. */
    static List<Evidence> of(Evidence.Kind kind, Conversation conversation, PartyWords line, int from, int to) {
        List<Evidence> quotes = new ArrayList<>();
        for (int start = from; start < to; ) {
            int turn = line.tokens().get(start).turn();
            int end = start;
            while (end < to && line.tokens().get(end).turn() == turn) {
                end++;
            }
            quotes.add(of(kind, conversation.turn(turn), line.tokens().subList(start, end)));
            start = end;
        }
        return quotes;
    }

    /** The exact words of tokens of one turn, which follow one another; at least one. */
    static Evidence of(Evidence.Kind kind, Turn turn, List<Token> tokens) {
        String quote = wholeWords(turn.text(), tokens.getFirst().from(), tokens.getLast().to());
        @Nullable TimeSpan time = tokens.stream().map(Token::time).filter(Objects::nonNull).reduce(TimeSpan::covering).orElse(null);
        return new Evidence(kind, turn.index(), turn.speaker(), time, quote);
    }

    /** A quote ends where words end: the "4" of "March 4th" is shown as "4th". */
    private static String wholeWords(String text, int from, int to) {
        int start = from;
        int end = to;
        while (!WordEdge.isAt(text, start)) {
            start--;
        }
        while (!WordEdge.isAt(text, end)) {
            end++;
        }
        return text.substring(start, end);
    }

    /** Where words should have been. */
    static Evidence expected(Place place) {
        return new Evidence(Evidence.Kind.EXPECTED_HERE, place.turn(), place.speaker(), place.time(), "");
    }

    /** {@code "0:07"}, or the number of the turn where there are no times. */
    static String at(Evidence evidence) {
        if (evidence.time() != null) {
            return "at " + clock(evidence.time().startMs());
        }
        return evidence.turn() == null ? "" : "in turn " + (evidence.turn() + 1);
    }

    static String clock(long ms) {
        long seconds = ms / 1_000;
        return seconds / 60 + ":" + (seconds % 60 < 10 ? "0" : "") + seconds % 60;
    }

    static String who(Speaker speaker) {
        return switch (speaker) {
            case AGENT -> "the agent";
            case CUSTOMER -> "the customer";
            case UNKNOWN -> "somebody";
        };
    }
}
