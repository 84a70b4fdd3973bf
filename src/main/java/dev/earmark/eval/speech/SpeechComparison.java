package dev.earmark.eval.speech;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The engine as it comes beside our ears, on the same calls. */
public final class SpeechComparison {

    private final SpeechRun.Outcome plain;
    private final SpeechRun.Outcome ours;

    SpeechComparison(SpeechRun.Outcome plain, SpeechRun.Outcome ours) {
        this.plain = plain;
        this.ours = ours;
    }

    /** Percentage points by which our ears are worse than the plain engine; negative when they are better. */
    public double addedErrorPoints() {
        return ours.total().percent() - plain.total().percent();
    }

    /** Our processor time over that of the plain engine, of the whole process. */
    public double cpuRatio() {
        return ours.processSeconds() / plain.processSeconds();
    }

    /** Share of our processor time that is not the engine, 0 to 1. */
    public double shareBesidesEngine() {
        return 1 - ours.engineSeconds() / ours.processSeconds();
    }

    void print(PrintStream out) {
        line(out, "%-26s %12s %12s", "", "plain", "earmark");
        ours.errors().forEach((speaker, errors) -> errorLine(out, speaker, plain.errors().getOrDefault(speaker, WordErrorRate.NONE),
                errors));
        errorLine(out, "total", plain.total(), ours.total());
        ours.channels().forEach((channel, errors) -> errorLine(out, channel, plain.channels().getOrDefault(channel, WordErrorRate.NONE),
                errors));
        line(out, "CPU, process   %8.1f s %10.1f s", plain.processSeconds(), ours.processSeconds());
        line(out, "CPU, listening %8.1f s %10.1f s", plain.listeningSeconds(), ours.listeningSeconds());
        line(out, "CPU, engine    %8.1f s %10.1f s", plain.engineSeconds(), ours.engineSeconds());
        line(out, "CPU seconds per hour of two-channel call: plain %.0f, earmark %.0f, ratio %.3f (listening alone %.3f)",
                perHour(plain), perHour(ours), cpuRatio(), ours.listeningSeconds() / plain.listeningSeconds());
        line(out, "besides the engine: %.1f %% of the CPU (of listening alone %.1f %%)",
                100 * shareBesidesEngine(), 100 * (1 - ours.engineSeconds() / ours.listeningSeconds()));
        line(out, "word error rate: %+.2f points", addedErrorPoints());
    }

    private static void errorLine(PrintStream out, String name, WordErrorRate plain, WordErrorRate ours) {
        line(out, "%-26s WER %6.2f %% %10.2f %%  (%d and %d errors in %d words)",
                name, plain.percent(), ours.percent(), plain.errors(), ours.errors(), ours.words());
    }

    private static double perHour(SpeechRun.Outcome run) {
        return run.processSeconds() / run.callSeconds() * 3_600;
    }

    private static void line(PrintStream out, String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
    }

    /**
     * Writes what each of the two has heard, a line a channel ({@code id}, {@code speaker}, {@code text}), as {@code plain.jsonl} and
     * {@code earmark.jsonl}, so that other programs can check the figures.
     */
    public void writeHeard(Path folder) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        Files.createDirectories(folder);
        for (SpeechRun.Outcome run : List.of(plain, ours)) {
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
