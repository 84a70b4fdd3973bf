package dev.earmark.audio.ffmpeg;

import dev.earmark.fault.Unavailable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Runs a program under {@link ProcessLimits} to its end. Killed when time is up or the thread is interrupted. */
record LimitedProcess(Duration longest, long mostFileBytes) {

    /** @param output what the program said on both of its outputs, at most 64 kB of it */
    record Ended(int exitCode, String output) {}

    Ended run(Path folder, List<String> command, Map<String, String> environment) {
        ProcessBuilder builder = new ProcessLimits(longest, mostFileBytes).builder(folder, command, environment).redirectErrorStream(true);
        Process process;
        try {
            process = builder.start();
            process.getOutputStream().close();
        } catch (IOException e) {
            throw new Unavailable("audio.decoder-missing",
                    "The sound decoder cannot be started on this machine; convert the recording to PCM WAV.", e);
        }
        try (ExecutorService reader = Executors.newVirtualThreadPerTaskExecutor()) {
            return ended(process, reader.submit(() -> EndedProcess.said(process.getInputStream())));
        } finally {
            kill(process);
        }
    }

    private Ended ended(Process process, Future<String> output) {
        try {
            if (!process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS)) {
                throw DecoderProcess.slow(longest);
            }
            return new Ended(process.exitValue(), output.get());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("audio.interrupted", "The recording was not read because the work was stopped.", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } finally {
            kill(process);
        }
    }

    private static void kill(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
