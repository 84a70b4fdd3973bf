package dev.earmark.eval.bench;

import dev.earmark.fault.Unavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * The most memory that a process has held at a time, native libraries included: the high-water mark of its resident set, {@code VmHWM} in
 * {@code proc_pid_status(5)}. Linux only.
 */
public final class PeakMemory {

    private static final Path PROCESSES = Path.of("/proc");
    private static final String MARK = "VmHWM:";
    private static final long EVERY_MS = 20;

    private PeakMemory() {}

    /**
     * Waits for the end of a process. Of its last 20 ms it sees nothing.
     *
     * @return bytes
     * @throws Unavailable with {@code eval.memory-not-told} where the system does not tell
     */
    public static long untilTheEndOf(Process process) throws InterruptedException {
        long bytes = 0;
        do {
            bytes = Math.max(bytes, bytes(process.pid()));
        } while (!process.waitFor(EVERY_MS, TimeUnit.MILLISECONDS));
        if (bytes == 0) {
            throw new Unavailable("eval.memory-not-told",
                    "This system does not tell how much memory a process has held; measure on Linux.");
        }
        return bytes;
    }

    /** Since this process began. @return bytes; 0 where the system does not tell */
    public static long ofThisProcess() {
        return bytes(ProcessHandle.current().pid());
    }

    private static long bytes(long pid) {
        try {
            return Files.readAllLines(PROCESSES.resolve(pid + "/status")).stream().filter(line -> line.startsWith(MARK))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024).findFirst().orElse(0);
        } catch (IOException ended) {
            return 0;
        }
    }
}
