package dev.earmark.app.command.eval;

import dev.earmark.app.OwnProcess;
import dev.earmark.app.Session;
import dev.earmark.app.command.part.Folders;
import dev.earmark.eval.bench.LongCall;
import dev.earmark.eval.bench.PeakMemory;
import dev.earmark.fault.NotFound;
import dev.earmark.fault.Rejected;
import dev.earmark.fault.Unavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code earmark eval memory}. */
@Command(
        name = "memory",
        sortOptions = false,
        description = "The most memory that scoring a long recorded call takes, with the speech engine; exit code 1 above 1 GiB.",
        footerHeading = "%nExamples:%n",
        footer = {"  earmark eval memory", "  earmark eval memory left-and-right.wav --hours 0.5"})
final class EvalMemoryCommand implements Callable<Integer> {

    private static final long BAR = 1L << 30;
    private static final double LONGEST_HOURS = 24;

    private final Session session;

    @Parameters(paramLabel = "FILE", arity = "0..*",
            description =
            "Two-channel WAV recordings, repeated until the call is long enough (default: the bank calls of the material, else a sample).")
    private List<Path> recordings = List.of();

    @Option(names = "--hours", split = ",", paramLabel = "H", description = "Lengths of the calls (default: ${DEFAULT-VALUE}).",
            defaultValue = "1,6")
    private List<Double> hours = List.of();

    EvalMemoryCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        for (double length : hours) {
            if (!(length > 0 && length <= LONGEST_HOURS)) {
                throw new Rejected("app.usage", "--hours has " + length + "; a length must be above 0 and at most 24.");
            }
        }
        LongCall call = new LongCall(recordings.isEmpty() ? material() : recordings);
        Path folder = Folders.forAWhile(session);
        boolean held = true;
        try {
            for (double length : hours) {
                held &= measure(call, length, folder) <= BAR;
            }
        } finally {
            Folders.remove(folder);
        }
        return held ? session.complaints().exitCode() : 1;
    }

    private List<Path> material() {
        Path calls = session.corpora().resolve("harpervalley/wav");
        try (Stream<Path> files = Files.isDirectory(calls) ? Files.list(calls) : Stream.empty()) {
            List<Path> found = files.filter(file -> file.toString().endsWith(".wav")).sorted().toList();
            return found.isEmpty() ? List.of(session.home().resolve("eval-sets/sample-calls/audio/bank-lost-card.wav")) : found;
        } catch (IOException closed) {
            throw new NotFound("eval.set-missing", "The recordings in " + calls + " cannot be listed; check who may read the folder.",
                    closed);
        }
    }

    private long measure(LongCall call, double length, Path folder) {
        session.progress().about(String.format(Locale.ROOT, "scoring a call of %.2f hours", length));
        try {
            Path sound = folder.resolve("call.wav");
            call.write(length * 3_600, sound);
            long start = System.nanoTime();
            long bytes = peakOfScoring(sound, folder);
            session.progress().clear();
            session.output().line(String.format(Locale.ROOT, "%5.2f hours: peak memory %.2f GiB, scored in %.0f s", length,
                    (double) bytes / BAR, (System.nanoTime() - start) / 1e9));
            return bytes;
        } catch (IOException failed) {
            throw new Unavailable("eval.call-not-scored",
                    "The call of %s hours cannot be made or scored: %s.".formatted(length, failed.getMessage()), failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Unavailable("eval.call-not-scored", "The measurement was stopped.", stopped);
        }
    }

    /** @return bytes */
    private long peakOfScoring(Path sound, Path folder) throws IOException, InterruptedException {
        Path result = folder.resolve("result.json");
        Process process = OwnProcess.of(session.home(), session.dataFolder(), folder, "score", "--format", "json", "--agent-channel",
                "left", sound.toString())
                .redirectErrorStream(true).redirectOutput(result.toFile()).start();
        session.atEnd(process::destroyForcibly);
        long bytes = PeakMemory.untilTheEndOf(process);
        if (process.exitValue() != 0) {
            throw new Unavailable("eval.call-not-scored", "The call was not scored: " + Files.readString(result).strip());
        }
        return bytes;
    }
}
