package dev.earmark.eval.reader;

import dev.earmark.interaction.Facts;
import dev.earmark.pipeline.Arrival;
import dev.earmark.pipeline.Incoming;
import dev.earmark.pipeline.TranscriptReader;
import dev.earmark.transcript.TimeSpan;
import dev.earmark.transcript.Transcript;
import dev.earmark.transcript.Turn;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads each input from a file whose name tells nothing, and says what is read otherwise than is right. For one thread. */
public final class ReadersEval {

    private static final String NAME = "without-a-telling-name";
    private static final int LEAST_INPUTS = 5;

    private final TranscriptReader reader;

    public ReadersEval(TranscriptReader reader) {
        this.reader = reader;
    }

    /** @return whether all of it is read right, and each reader has inputs enough */
    public boolean run(PrintStream out, List<ReaderSample> samples) {
        Map<String, int[]> rights = new LinkedHashMap<>();
        List<String> differences = new ArrayList<>();
        for (ReaderSample sample : samples) {
            String told = told(sample.input());
            int[] tally = rights.computeIfAbsent(sample.reader(), _ -> new int[2]);
            tally[1]++;
            if (told.equals(sample.expected())) {
                tally[0]++;
            } else {
                differences.add(sample + "\n  right:\n" + sample.expected().indent(4) + "  read:\n" + told.indent(4));
            }
        }
        rights.forEach((name, tally) -> out.printf(Locale.ROOT, "%-24s %2d of %2d right%n", name, tally[0], tally[1]));
        differences.forEach(out::println);
        int all = rights.values().stream().mapToInt(tally -> tally[1]).sum();
        out.printf(Locale.ROOT, "%-24s %2d of %2d right%n", rights.size() + " readers", all - differences.size(), all);
        return differences.isEmpty() && rights.values().stream().allMatch(tally -> tally[1] >= LEAST_INPUTS);
    }

    /** What is read of an input, a line for each conversation, turn and note; the code of what is refused. */
    public String told(String input) {
        List<String> told = new ArrayList<>();
        try {
            Path folder = Files.createTempDirectory("earmark-reader");
            Path file = folder.resolve(NAME);
            try {
                reader.read(Files.writeString(file, input), arrival -> told.add(told(arrival)));
            } finally {
                Files.deleteIfExists(file);
                Files.delete(folder);
            }
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
        return String.join("\n", told);
    }

    private static String told(Arrival arrival) {
        if (arrival instanceof Arrival.Accepted(_, Incoming.Transcribed(Facts facts, Transcript transcript, _), List<String> notes)) {
            List<String> lines = new ArrayList<>();
            String id = transcript.id().startsWith(NAME) ? "" : " id=" + transcript.id();
            lines.add(transcript.channel().label() + id + (facts.agentName() == null ? "" : " agent=" + facts.agentName())
                    + (facts.customerName() == null ? "" : " customer=" + facts.customerName()));
            transcript.turns().forEach(turn -> lines.add(turn.speaker().label() + time(turn) + " " + turn.text().replace("\n", "\\n")));
            notes.forEach(note -> lines.add("note: " + note.replaceFirst("^" + NAME + "[^:]*: ", "").replaceFirst("\\.$", "")));
            return String.join("\n", lines);
        }
        return arrival instanceof Arrival.Refused refused ? "refused " + refused.fault().code() : "sound";
    }

    private static String time(Turn turn) {
        TimeSpan time = turn.time();
        return time == null ? "" : " " + time.startMs() + "-" + time.endMs();
    }
}
