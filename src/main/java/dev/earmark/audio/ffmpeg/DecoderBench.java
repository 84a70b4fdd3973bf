package dev.earmark.audio.ffmpeg;

import dev.earmark.audio.AudioSettings;
import dev.earmark.audio.format.SoundKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * What decoding a file costs: as the service does it, as a folder is scored, and beside them with the programs of ffmpeg, in the same run.
 */
public final class DecoderBench {

    private final AudioSettings settings;
    private final DecoderLibraries libraries;
    private final Path dataFolder;
    private final Path scratch;
    private final ProcessorTime time = new ProcessorTime();

    /**
     * @param dataFolder where libraries and programs are unpacked
     * @param scratch    for decoded copies
     */
    public DecoderBench(AudioSettings settings, Path dataFolder, Path scratch) {
        this.settings = settings;
        this.libraries = new DecoderLibraries(dataFolder, DecoderLibraries.thisPlatform());
        this.dataFolder = dataFolder;
        this.scratch = scratch;
    }

    /**
     * Medians of the processor time for a file, in seconds: of this process and of those that it started.
     *
     * @param alone    each file by a process of its own
     * @param inARow   all files by one process
     * @param programs by {@code ffprobe} and {@code ffmpeg}; empty where they do not start
     */
    public record Figures(double alone, double inARow, OptionalDouble programs) {}

    /** A file as it is found, taken in and decoded: its header is asked for twice. */
    private interface Way extends AutoCloseable {

        void take(Path file, SoundKind kind) throws IOException;

        @Override
        void close();
    }

    /** @param rounds after one that is not counted */
    public Figures measure(List<Path> files, int rounds) {
        ProgramDecoder program = new ProgramDecoder(settings, libraries);
        boolean comparable = program.runs();
        double[] alone = new double[rounds];
        double[] inARow = new double[rounds];
        double[] programs = new double[rounds];
        for (int round = -1; round < rounds; round++) {
            int at = Math.max(0, round);
            alone[at] = files.stream().mapToDouble(file -> cost(List.of(file), ours())).average().orElse(0);
            inARow[at] = cost(files, ours()) / files.size();
            programs[at] = comparable ? cost(files, byPrograms(program)) / files.size() : 0;
        }
        return new Figures(median(alone), median(inARow), comparable ? OptionalDouble.of(median(programs)) : OptionalDouble.empty());
    }

    private double cost(List<Path> files, Way way) {
        double before = time.seconds();
        try (way) {
            for (Path file : files) {
                way.take(file, kind(file));
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        awaitChildren();
        return time.seconds() - before;
    }

    private Way ours() {
        FfmpegDecoder decoder = new FfmpegDecoder(settings, dataFolder);
        return new Way() {
            @Override
            public void take(Path file, SoundKind kind) throws IOException {
                decoder.streams(file, kind);
                decoder.streams(file, kind);
                try (FileChannel copy = FileChannel.open(scratch.resolve("ours.wav"), StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE)) {
                    decoder.decode(file, kind, 0, copy);
                }
            }

            @Override
            public void close() {
                decoder.close();
            }
        };
    }

    private Way byPrograms(ProgramDecoder program) {
        return new Way() {
            @Override
            public void take(Path file, SoundKind kind) {
                program.shape(file, kind);
                program.shape(file, kind);
                program.decode(file, kind, scratch.resolve("theirs.wav"));
            }

            @Override
            public void close() {}
        };
    }

    private static SoundKind kind(Path file) throws IOException {
        SoundKind kind = SoundKind.of(Arrays.copyOf(Files.readAllBytes(file), 4_096));
        if (kind == null) {
            throw new IOException(file + " is no recording");
        }
        return kind;
    }

    /** The system counts a child when it has ended. */
    private static void awaitChildren() {
        IntStream.range(0, 1_000).takeWhile(_ -> ProcessHandle.current().children().findAny().isPresent()).forEach(_ -> {
            try {
                Thread.sleep(2);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
