package dev.earmark.measure;

import dev.earmark.transcript.TimeSpan;
import java.util.ArrayList;
import java.util.List;

/** Arithmetic on time spans. */
final class Spans {

    private Spans() {}

    /** Spans in order of their start, those that touch or leave less than {@code gapMs} between them made one. */
    static List<TimeSpan> joined(List<TimeSpan> inOrder, long gapMs) {
        List<TimeSpan> joined = new ArrayList<>();
        for (TimeSpan span : inOrder) {
            if (!joined.isEmpty() && span.startMs() - joined.getLast().endMs() < Math.max(1, gapMs)) {
                joined.add(joined.removeLast().covering(span));
            } else {
                joined.add(span);
            }
        }
        return List.copyOf(joined);
    }

    static long totalMs(List<TimeSpan> spans) {
        return spans.stream().mapToLong(TimeSpan::lengthMs).sum();
    }

    static double seconds(long ms) {
        return ms / 1_000.0;
    }
}
