package dev.earmark.audio.ffmpeg;

import dev.earmark.audio.decoder.DecoderProgram;
import dev.earmark.fault.Unavailable;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;

/**
 * Starts decoders and keeps a few that have done well for the next file; they end by themselves when none comes for ten seconds. A decoder
 * may read what it is told to, and write nothing but its answers. Safe for many threads.
 */
final class DecoderProcesses implements AutoCloseable {

    private static final int MOST_IDLE = 4;
    /** Processor time that files before may have used. */
    private static final Duration ALLOWANCE = Duration.ofSeconds(30);
    /** A small heap and one thread that compiles; the address space of all this is about 0.3 GiB. */
    private static final List<String> FLAGS = List.of("-Xshare:auto", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xms8m", "-Xmx32m",
            "-Xss512k",
            "-XX:CompressedClassSpaceSize=16m", "-XX:ReservedCodeCacheSize=16m", "-XX:-UsePerfData", "-XX:+DisplayVMOutputToStderr",
            "-XX:+SuppressFatalErrorMessage", "-Xlog:disable", "--enable-native-access=ALL-UNNAMED");

    private final DecoderLibraries libraries;
    private final ProcessLimits limits;
    private final Path java;
    private final Deque<DecoderProcess> idle = new ConcurrentLinkedDeque<>();

    /** @param longest that one file may take */
    DecoderProcesses(DecoderLibraries libraries, Duration longest, Path java) {
        this.libraries = libraries;
        this.limits = new ProcessLimits(longest.plus(ALLOWANCE), 0);
        this.java = java;
    }

    /** The Java that this process runs on. */
    static Path thisJava() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    /** An idle one, else a new one; to be closed or given back. Throws as {@link DecoderProcess} does. */
    DecoderProcess take() {
        for (DecoderProcess waiting = idle.poll(); waiting != null; waiting = idle.poll()) {
            if (waiting.usableAgain(ALLOWANCE)) {
                return waiting;
            }
            waiting.close();
        }
        return fresh();
    }

    /** One that has seen no file yet. */
    DecoderProcess fresh() {
        return started(libraries.folder());
    }

    /** @param folder that holds the libraries */
    DecoderProcess started(Path folder) {
        List<String> command = new ArrayList<>(List.of(java.toString()));
        command.addAll(FLAGS);
        command.addAll(List.of("-cp", program().toString(), DecoderProgram.class.getName(), folder.toString()));
        return new DecoderProcess(limits.builder(folder, command, environment(folder)));
    }

    /** After a file that went well. */
    void giveBack(DecoderProcess process) {
        if (idle.size() < MOST_IDLE && process.usableAgain(ALLOWANCE)) {
            idle.push(process);
        } else {
            process.close();
        }
    }

    private Map<String, String> environment(Path folder) {
        if (libraries.onWindows()) {
            return Map.of("PATH", folder.toString(), "SystemRoot", "C:\\Windows");
        }
        return Map.of("LD_LIBRARY_PATH", folder.toString(), "DYLD_LIBRARY_PATH", folder.toString(), "LC_ALL", "C", "MALLOC_ARENA_MAX", "1");
    }

    /** The jar or folder that holds our classes. */
    private static Path program() {
        try {
            return Path.of(DecoderProgram.class.getProtectionDomain().getCodeSource().getLocation().toURI()).toAbsolutePath();
        } catch (URISyntaxException odd) {
            throw new Unavailable("audio.decoder-missing",
                    "The sound decoder is not found in the program's own jar (" + odd.getInput() + ").", odd);
        }
    }

    @Override
    public void close() {
        for (DecoderProcess waiting = idle.poll(); waiting != null; waiting = idle.poll()) {
            waiting.close();
        }
    }
}
