package dev.earmark.audio;

import dev.earmark.fault.Unavailable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Runs a program without a shell, without our environment, in bounded time, memory, processor time and output. Where the system has
 * {@code prlimit} the kernel holds the limits; elsewhere only the time is bounded. Killed when time is up or the thread is interrupted.
 */
final class LimitedProcess {

    private static final long MOST_MEMORY_BYTES = 2L << 30;
    private static final int MOST_OUTPUT_BYTES = 64 * 1024;
    private static final List<Path> PRLIMIT = List.of(Path.of("/usr/bin/prlimit"), Path.of("/bin/prlimit"));

    private final Duration longest;
    private final long mostFileBytes;

    LimitedProcess(Duration longest, long mostFileBytes) {
        this.longest = longest;
        this.mostFileBytes = mostFileBytes;
    }

    /** @param output what the program said on both of its outputs, at most 64 kB of it */
    record Ended(int exitCode, String output) {}

    Ended run(Path folder, List<String> command, Map<String, String> environment) {
        ProcessBuilder builder = new ProcessBuilder(limited(command)).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process;
        try {
            process = builder.start();
            process.getOutputStream().close();
        } catch (IOException e) {
            throw new Unavailable("audio.decoder-missing", "The sound decoder cannot be started on this machine; convert the recording to PCM WAV.", e);
        }
        try (ExecutorService reader = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<String> output = reader.submit(() -> output(process.getInputStream()));
            return ended(process, output);
        } finally {
            kill(process);
        }
    }

    private Ended ended(Process process, Future<String> output) {
        try {
            if (!process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new Unavailable("audio.decoder-slow", "The sound decoder took longer than %s s and was stopped.".formatted(BigDecimal.valueOf(longest.toMillis(), 3).stripTrailingZeros().toPlainString()));
            }
            return new Ended(process.exitValue(), output.get());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("audio.interrupted", "The recording was not taken in because the work was stopped.", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } finally {
            kill(process);
        }
    }

    private List<String> limited(List<String> command) {
        @Nullable Path prlimit = PRLIMIT.stream().filter(Files::isExecutable).findFirst().orElse(null);
        List<String> all = new ArrayList<>();
        if (prlimit != null) {
            all.addAll(List.of(prlimit.toString(), "--as=" + MOST_MEMORY_BYTES, "--cpu=" + (longest.toSeconds() + 1),
                    "--fsize=" + mostFileBytes, "--nofile=64", "--core=0", "--"));
        }
        all.addAll(command);
        return all;
    }

    private static void kill(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    /** Reads on past the limit, so that the program is never blocked, but keeps no more. */
    private static String output(InputStream stream) {
        try (stream) {
            byte[] kept = stream.readNBytes(MOST_OUTPUT_BYTES);
            stream.skip(Long.MAX_VALUE);
            return new String(kept, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // the process was killed
        }
    }
}
