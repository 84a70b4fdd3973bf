package dev.earmark.report.html;

import dev.earmark.transcript.TimeSpan;
import dev.earmark.transcript.Turn;
import dev.earmark.transcript.Word;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where words stand in the text of a turn.
 *
 * @param from index of the first character, in UTF-16 units
 * @param to   index after the last character
 */
record QuotePlace(int from, int to) {

    /** Where each word of the turn stands in its text; null for words that the text does not hold in this order. */
    static List<@Nullable QuotePlace> ofWords(Turn turn) {
        String text = lower(turn.text());
        List<@Nullable QuotePlace> places = new ArrayList<>(turn.words().size());
        int next = 0;
        for (Word word : turn.words()) {
            String wanted = lower(word.text());
            int at = text.indexOf(wanted, next);
            places.add(at < 0 ? null : new QuotePlace(at, at + wanted.length()));
            next = at < 0 ? next : at + wanted.length();
        }
        return places;
    }

    /** Where the quote stands; of several places the one nearest in time. Null when this turn does not hold it. */
    static @Nullable QuotePlace of(String quote, @Nullable TimeSpan time, Turn turn) {
        String text = lower(turn.text());
        String wanted = lower(quote).strip();
        if (wanted.isEmpty()) {
            return null;
        }
        List<@Nullable QuotePlace> words = ofWords(turn);
        QuotePlace best = null;
        long bestDistanceMs = Long.MAX_VALUE;
        for (int at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
            long distanceMs = distanceMs(at, time, turn, words);
            if (distanceMs < bestDistanceMs) {
                best = new QuotePlace(at, at + wanted.length());
                bestDistanceMs = distanceMs;
            }
        }
        return best;
    }

    private static long distanceMs(int at, @Nullable TimeSpan time, Turn turn, List<@Nullable QuotePlace> words) {
        for (int i = 0; time != null && i < words.size(); i++) {
            QuotePlace place = words.get(i);
            if (place != null && place.to > at) {
                return Math.abs(turn.words().get(i).time().startMs() - time.startMs());
            }
        }
        return Long.MAX_VALUE - 1;
    }

    /** Lower case character by character, of the same length, so that places stay valid. */
    private static String lower(String text) {
        StringBuilder lower = new StringBuilder(text);
        for (int i = 0; i < text.length(); i++) {
            lower.setCharAt(i, Character.toLowerCase(text.charAt(i)));
        }
        return lower.toString();
    }
}
