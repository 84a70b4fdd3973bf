package dev.earmark.store.sql.aggregate;

import dev.earmark.transcript.TimeSpan;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** When a recorder was paused, as it stands in a column: {@code 65000-98000 120000-120000}. */
final class PauseTimes {

    private PauseTimes() {}

    static String text(List<TimeSpan> pauses) {
        return pauses.stream().map(pause -> pause.startMs() + "-" + pause.endMs()).collect(Collectors.joining(" "));
    }

    static List<TimeSpan> of(String text) {
        return Arrays.stream(text.split(" ")).filter(pause -> !pause.isEmpty()).map(PauseTimes::pause).toList();
    }

    private static TimeSpan pause(String text) {
        int between = text.indexOf('-');
        return new TimeSpan(Long.parseLong(text.substring(0, between)), Long.parseLong(text.substring(between + 1)));
    }
}
