package dev.earmark.promises;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Changes what the kernel answers to a process that runs already. */
final class Strace implements AutoCloseable {

    private final Process process;
    private final Path messages;

    private Strace(Process process, Path messages) {
        this.process = process;
        this.messages = messages;
    }

    /** @param log receives the calls. @param injection such as {@code inject=fsync:error=EIO:when=3+} */
    static Strace attach(long pid, Path log, String injection) {
        Path messages = log.resolveSibling(log.getFileName() + "-messages");
        try {
            Process process = new ProcessBuilder("strace", "-f", "-p", "" + pid, "-e", "trace=fsync,fdatasync", "-e", injection, "-o",
                    log.toString())
                    .redirectErrorStream(true).redirectOutput(messages.toFile()).start();
            return new Strace(process, messages);
        } catch (IOException failed) {
            throw new AssertionError("strace could not be started", failed);
        }
    }

    /** What it said itself. */
    String log() throws IOException {
        return Files.readString(messages);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
