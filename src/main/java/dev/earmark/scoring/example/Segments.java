package dev.earmark.scoring.example;

import dev.earmark.phrase.ConversationWords;
import dev.earmark.phrase.words.PartyWords;
import dev.earmark.phrase.words.Token;
import dev.earmark.transcript.Turn;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts one party's words into stretches of about a sentence, to be compared by meaning: typed text at its full stops; spoken text,
 * which has none, into overlapping stretches; and a short turn together with the one before that runs on into it.
 */
public final class Segments {

    private static final int LONGEST = 10;
    private static final int STRETCH = 8;
    private static final int STEP = 4;
    private static final int SHORT_TURN = 4;
    private static final String STOPS = ".!?\u2026";

    private Segments() {}

    /** @param from first token; @param to token after the last; @param text as said */
    public record Segment(int from, int to, String text) {
        public int words() {
            return to - from;
        }
    }

    public static List<Segment> of(ConversationWords words, PartyWords line, int from, int to) {
        List<Segment> segments = new ArrayList<>();
        int before = from;
        for (int start = from; start < to; ) {
            int end = start + 1;
            while (end < to && line.tokens().get(end).turn() == line.tokens().get(end - 1).turn() && !sentenceEnds(words, line, end)) {
                end++;
            }
            stretches(words, line, start, end, segments);
            boolean runsOn = start > from && !line.breaks().get(start)
                    && line.tokens().get(start).turn() != line.tokens().get(start - 1).turn();
            if (runsOn && Math.min(end - start, start - before) <= SHORT_TURN && end - before <= LONGEST) {
                segments.add(segment(words, line, before, end));
            }
            before = start;
            start = end;
        }
        return segments;
    }

    private static boolean sentenceEnds(ConversationWords words, PartyWords line, int at) {
        Token left = line.tokens().get(at - 1);
        Token right = line.tokens().get(at);
        if (left.to() > right.from()) {
            return false;
        }
        String between = words.turn(left.turn()).text().substring(left.to(), right.from());
        return between.chars().anyMatch(c -> c == '.' || c == '!' || c == '?' || c == '\n' || c == ';');
    }

    private static void stretches(ConversationWords words, PartyWords line, int from, int to, List<Segment> into) {
        if (to - from <= LONGEST || !words.ear().spoken()) {
            into.add(segment(words, line, from, to));
            return;
        }
        for (int start = from; start < to; start += STEP) {
            int end = Math.min(to, start + STRETCH);
            into.add(segment(words, line, Math.max(from, end - STRETCH), end));
            if (end == to) {
                return;
            }
        }
    }

    private static Segment segment(ConversationWords words, PartyWords line, int from, int to) {
        StringBuilder text = new StringBuilder();
        for (int start = from; start < to; ) {
            int end = start;
            Turn turn = words.turn(line.tokens().get(start).turn());
            while (end < to && line.tokens().get(end).turn() == turn.index()) {
                end++;
            }
            text.append(text.isEmpty() ? "" : " ")
                    .append(turn.text(), line.tokens().get(start).from(), withStops(turn.text(), line.tokens().get(end - 1).to()));
            start = end;
        }
        return new Segment(from, to, text.toString());
    }

    /** Behind the stops that end the words: a question mark is half of what a question means. */
    private static int withStops(String text, int end) {
        int behind = end;
        while (behind < text.length() && STOPS.indexOf(text.charAt(behind)) >= 0) {
            behind++;
        }
        return behind;
    }
}
