package dev.earmark.eval.speech;

import dev.earmark.speech.WordErrorRate;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Ways to listen beside each other, on the same calls; ours is the last of them. */
public final class SpeechComparison {

    private final List<SpeechRun.Outcome> runs;

    /** @param runs the one that ours is measured against first */
    SpeechComparison(List<SpeechRun.Outcome> runs) {
        this.runs = List.copyOf(runs);
    }

    /** Percentage points by which our ears are worse than the first; negative when they are better. */
    public double addedErrorPoints() {
        return ours().total().percent() - first().total().percent();
    }

    /** Our processor time over that of the first, of the whole process. */
    public double cpuRatio() {
        return ours().processSeconds() / first().processSeconds();
    }

    /** Share of our processor time that is not the engine, 0 to 1. */
    public double shareBesidesEngine() {
        return 1 - ours().engineSeconds() / ours().processSeconds();
    }

    private SpeechRun.Outcome first() {
        return runs.getFirst();
    }

    private SpeechRun.Outcome ours() {
        return runs.getLast();
    }

    void print(PrintStream out) {
        line(out, "%-28s%s", "", row(SpeechRun.Outcome::name));
        ours().errors().keySet().forEach(speaker -> errors(out, speaker, run -> of(run.errors(), speaker)));
        errors(out, "all words", SpeechRun.Outcome::total);
        errors(out, "numbers", SpeechRun.Outcome::numbers);
        ours().trades().keySet().forEach(trade -> errors(out, "line: " + trade, run -> of(run.trades(), trade)));
        ours().channels().keySet().forEach(channel -> errors(out, channel, run -> of(run.channels(), channel)));
        line(out, "%-28s%s", "phrases heard / said", row(run -> run.phrases().heard() + " / " + run.phrases().said()));
        line(out, "%-28s%s", "phrases imagined", row(run -> String.valueOf(run.phrases().imagined())));
        line(out, "%-28s%s", "CPU, process, s", row(run -> seconds(run.processSeconds())));
        line(out, "%-28s%s", "CPU, listening, s", row(run -> seconds(run.listeningSeconds())));
        line(out, "%-28s%s", "CPU, engine, s", row(run -> seconds(run.engineSeconds())));
        line(out, "%-28s%s", "CPU, s an hour of call", row(run -> seconds(run.processSeconds() / run.callSeconds() * 3_600)));
        line(out, "CPU beside %s: %.3f (listening alone %.3f); besides the engine %.1f %%", first().name(), cpuRatio(),
                ours().listeningSeconds() / first().listeningSeconds(), 100 * shareBesidesEngine());
        line(out, "word error rate beside %s: %+.2f points", first().name(), addedErrorPoints());
    }

    private static WordErrorRate of(Map<String, WordErrorRate> rates, String key) {
        return rates.getOrDefault(key, WordErrorRate.NONE);
    }

    private void errors(PrintStream out, String name, Function<SpeechRun.Outcome, WordErrorRate> rate) {
        line(out, "%-28s%s  of %d", name, row(run -> String.format(Locale.ROOT, "%.2f %% (%d)", rate.apply(run).percent(),
                rate.apply(run).errors())), rate.apply(ours()).words());
    }

    private String row(Function<SpeechRun.Outcome, String> cell) {
        return runs.stream().map(run -> String.format(Locale.ROOT, "%16s", cell.apply(run))).collect(Collectors.joining());
    }

    private static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.1f", seconds);
    }

    private static void line(PrintStream out, String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
    }

    /**
     * Writes what each of them has heard, a line a channel ({@code id}, {@code speaker}, {@code text}), as {@code plain.jsonl},
     * {@code untaught.jsonl} and {@code earmark.jsonl}, so that other programs can check the figures.
     */
    public void writeHeard(Path folder) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        Files.createDirectories(folder);
        for (SpeechRun.Outcome run : runs) {
            StringBuilder lines = new StringBuilder();
            for (Map.Entry<String, String> channel : run.heard().entrySet()) {
                int slash = channel.getKey().lastIndexOf('/');
                lines.append(mapper.createObjectNode().put("id", channel.getKey().substring(0, slash))
                        .put("speaker", channel.getKey().substring(slash + 1)).put("text", channel.getValue())).append('\n');
            }
            Files.writeString(folder.resolve(run.name() + ".jsonl"), lines, StandardCharsets.UTF_8);
        }
    }
}
