package dev.earmark.search;

import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.TimeSpan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One turn that fits.
 *
 * @param turn    its index
 * @param text    of the turn, as it stands in the transcript
 * @param marks   what fits, in order, none overlapping another; empty when it is the meaning that fits
 * @param time    from the first to the last marked word, where words have times; else of the turn; null without times
 * @param before  the turns before it, at most {@value #NEIGHBOURS}, in the order of the conversation
 * @param after   the turns after it, the same
 * @param score   the higher the better a fit; comparable within one search only
 * @param meaning whether it was found by its meaning and not by its words
 */
public record Hit(int turn, Speaker speaker, String text, List<Stretch> marks, @Nullable TimeSpan time, List<Line> before,
        List<Line> after, double score, boolean meaning) {

    /** Turns that are shown on either side. */
    public static final int NEIGHBOURS = 2;

    public Hit {
        marks = List.copyOf(marks);
        before = List.copyOf(before);
        after = List.copyOf(after);
    }

    /** Characters of the turn's text. @param from first @param to behind the last */
    public record Stretch(int from, int to) {}

    /** A turn that stands beside a hit. */
    public record Line(int turn, Speaker speaker, @Nullable TimeSpan time, String text) {}

    /** What plays it, to be added to the address of the interaction: {@code ?t=83.2&to=91.0}; empty without times. */
    public String play() {
        return time == null ? "" : "?t=" + seconds(time.startMs()) + "&to=" + seconds(time.endMs());
    }

    private static String seconds(long ms) {
        return ms / 1000 + "." + ms % 1000 / 100;
    }
}
