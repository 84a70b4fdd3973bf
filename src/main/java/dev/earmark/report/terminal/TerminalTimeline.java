package dev.earmark.report.terminal;

import dev.earmark.measure.Measures;
import dev.earmark.measure.Sentiment;
import dev.earmark.results.Result;
import dev.earmark.report.Clock;
import dev.earmark.report.Durations;
import dev.earmark.report.PartyLabels;
import dev.earmark.report.ScoreSheet;
import dev.earmark.scoring.Evidence;
import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.TimeSpan;
import dev.earmark.transcript.Turn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** The interaction from left to right in text: evidence by number, a lane for each speaker, silences, the customer's sentiment. */
final class TerminalTimeline {

    private static final int NAMES = 11;
    private static final List<Integer> TICK_SECONDS = List.of(1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200);
    private static final String BLOCKS = " ▁▂▃▄▅▆▇█";

    private final Paper paper;
    private final Result result;
    private final long lengthMs;
    private final int cells;

    private TerminalTimeline(Paper paper, Result result, long lengthMs) {
        this.paper = paper;
        this.result = result;
        this.lengthMs = lengthMs;
        this.cells = paper.columns() - NAMES;
    }

    /** Draws nothing where there are no times. */
    static void draw(Paper paper, Result result, ScoreSheet sheet) {
        long lengthMs = Durations.ofMs(result.transcript());
        if (lengthMs > 0 && !result.transcript().turns().isEmpty()) {
            TerminalTimeline timeline = new TerminalTimeline(paper, result, lengthMs);
            timeline.evidence(sheet);
            timeline.lanes();
            timeline.sentiment();
            timeline.clock();
            paper.gap();
        }
    }

    private record Flag(int cell, ScoreSheet.Line line) {}

    private void evidence(ScoreSheet sheet) {
        List<Flag> flags = new ArrayList<>();
        for (ScoreSheet.Line line : sheet.lines()) {
            for (Evidence evidence : line.judgement().evidence()) {
                TimeSpan time = evidence.time();
                if (time != null) {
                    flags.add(new Flag(Math.min(cell(time.startMs()), cells - digits(line)), line));
                }
            }
        }
        List<Flag> waiting = flags.stream().distinct().sorted(Comparator.comparingInt(Flag::cell)).toList();
        String name = "Evidence";
        while (!waiting.isEmpty()) {
            waiting = row(name, waiting);
            name = "";
        }
    }

    /** Writes the flags that have room in one row and gives back the others. */
    private List<Flag> row(String name, List<Flag> flags) {
        StringBuilder row = new StringBuilder();
        List<Flag> later = new ArrayList<>();
        int at = 0;
        for (Flag flag : flags) {
            if (flag.cell() < at) {
                later.add(flag);
            } else {
                row.append(" ".repeat(flag.cell() - at)).append(paper.tinted(flag.line().look(), String.valueOf(flag.line().number())));
                at = flag.cell() + digits(flag.line());
                if (at < cells) {
                    row.append(' ');
                    at++;
                }
            }
        }
        named(name, row.toString());
        return later;
    }

    private static int digits(ScoreSheet.Line line) {
        return String.valueOf(line.number()).length();
    }

    private void lanes() {
        for (Speaker speaker : Speaker.values()) {
            if (result.transcript().turns().stream().anyMatch(turn -> turn.speaker() == speaker)) {
                named(speaker == Speaker.UNKNOWN ? "Both" : PartyLabels.of(speaker), lane(speaker));
            }
        }
    }

    /** The height of a block is the share of its time in which the speaker talked. */
    private String lane(Speaker speaker) {
        long[] spokenMs = new long[cells];
        for (Turn turn : result.transcript().turns()) {
            TimeSpan time = turn.time();
            for (int i = time == null ? cells : cell(time.startMs());
                    time != null && turn.speaker() == speaker && i < cells && startMs(i) < time.endMs(); i++) {
                spokenMs[i] += time.overlapMs(new TimeSpan(startMs(i), startMs(i + 1)));
            }
        }
        char[] lane = new char[cells];
        for (int i = 0; i < cells; i++) {
            lane[i] = BLOCKS.charAt((int) Math.clamp(Math.ceilDiv(8 * spokenMs[i], Math.max(1, startMs(i + 1) - startMs(i))), 0, 8));
        }
        silences(lane);
        return new String(lane);
    }

    private void silences(char[] lane) {
        for (Measures.DeadAir air : result.measures().deadAirs()) {
            for (int i = cell(air.time().startMs()) + 1; i < cells && startMs(i + 1) <= air.time().endMs(); i++) {
                lane[i] = lane[i] == ' ' ? '·' : lane[i];
            }
        }
    }

    private void sentiment() {
        char[] lane = new char[cells];
        Arrays.fill(lane, ' ');
        for (Sentiment.Reading reading : result.sentiment().turns()) {
            TimeSpan time = result.transcript().turns().get(reading.turn()).time();
            if (time != null) {
                lane[cell((time.startMs() + time.endMs()) / 2)] =
                        BLOCKS.charAt((int) Math.clamp(Math.round(4.5 + 3.5 * reading.score()), 1, 8));
            }
        }
        if (!result.sentiment().turns().isEmpty()) {
            named("Sentiment", new String(lane));
        }
    }

    private void clock() {
        StringBuilder row = new StringBuilder();
        long stepMs = TICK_SECONDS.stream().map(seconds -> 1000L * seconds).filter(step -> step * cells / lengthMs >= 10).findFirst()
                .orElse(lengthMs);
        for (long ms = 0; ms < lengthMs && cell(ms) + 7 <= cells; ms += stepMs) {
            row.append(" ".repeat(cell(ms) - row.length())).append(Clock.at(ms));
        }
        named("", paper.quiet(row.toString()));
    }

    private void named(String name, String row) {
        paper.line(paper.quiet(Cells.fit(name, NAMES)) + row);
    }

    private int cell(long ms) {
        return (int) Math.clamp(ms * cells / lengthMs, 0, cells - 1);
    }

    private long startMs(int cell) {
        return cell * lengthMs / cells;
    }
}
