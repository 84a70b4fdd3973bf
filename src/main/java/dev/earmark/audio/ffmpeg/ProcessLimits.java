package dev.earmark.audio.ffmpeg;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a process may use. Where the system has {@code prlimit} the kernel holds the limits: 2 GiB of address space, processor time, size of
 * what it writes, 64 open files, no core dump; elsewhere whoever starts it bounds its time alone.
 *
 * @param processorTime of its whole life
 * @param mostFileBytes of a file that it writes; 0 when it may write none
 */
record ProcessLimits(Duration processorTime, long mostFileBytes) {

    private static final long MOST_MEMORY_BYTES = 2L << 30;
    private static final List<Path> PRLIMIT = List.of(Path.of("/usr/bin/prlimit"), Path.of("/bin/prlimit"));

    /** Without a shell and with nothing of our environment. */
    ProcessBuilder builder(Path folder, List<String> command, Map<String, String> environment) {
        ProcessBuilder builder = new ProcessBuilder(limited(command)).directory(folder.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder;
    }

    private List<String> limited(List<String> command) {
        @Nullable Path prlimit = PRLIMIT.stream().filter(Files::isExecutable).findFirst().orElse(null);
        List<String> all = new ArrayList<>();
        if (prlimit != null) {
            long seconds = processorTime.toSeconds() + 1; // a signal of its own first, so that it can be told from other kills
            all.addAll(List.of(prlimit.toString(), "--as=" + MOST_MEMORY_BYTES, "--cpu=" + seconds + ":" + (seconds + 1),
                    "--fsize=" + mostFileBytes,
                    "--nofile=64", "--core=0", "--"));
        }
        all.addAll(command);
        return all;
    }
}
