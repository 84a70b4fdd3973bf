package dev.earmark.scoring;

import dev.earmark.transcript.TimeSpan;
import dev.earmark.transcript.Turn;
import dev.earmark.transcript.Word;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the words of a turn stand in its text, found once, however often a turn of thousands of words is asked. Not thread-safe. */
final class WordPlaces {

    private final Turn turn;
    private final int[] starts;
    private final int[] ends;
    private final TimeSpan[] times;
    private final int count;

    WordPlaces(Turn turn) {
        this.turn = turn;
        List<Word> words = turn.words();
        starts = new int[words.size()];
        ends = new int[words.size()];
        times = new TimeSpan[words.size()];
        int found = 0;
        int at = 0;
        for (Word word : words) {
            int start = turn.text().indexOf(word.text(), at);
            if (start >= 0) {
                at = start + word.text().length();
                starts[found] = start;
                ends[found] = at;
                times[found++] = word.time();
            }
        }
        count = found;
    }

    /** When the words between two places of the text were said; that of the turn where no word with a time is. */
    @Nullable TimeSpan time(int from, int to) {
        @Nullable TimeSpan span = null;
        for (int word = firstBehind(from); word < count && starts[word] < to; word++) {
            span = span == null ? times[word] : span.covering(times[word]);
        }
        return span == null ? turn.time() : span;
    }

    /** The first word that ends behind a place. */
    private int firstBehind(int place) {
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = low + high >>> 1;
            if (ends[middle] > place) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
