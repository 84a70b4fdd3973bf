package dev.earmark.promises;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.earmark.testing.ServiceProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A machine that has a {@link BareRoot} and what is bound into it: nothing else of this machine's files, processes and network reaches it.
 * Each command runs in name spaces of its own; what they write into folders that are bound writable stays.
 */
final class BareMachine {

    /** Who has nothing but a home: not the owner of what is installed. */
    private static final String VISITOR = "12345:12345";

    private final Path root;
    private final boolean networked;
    private final List<String> bound = new ArrayList<>();

    /** @param networked whether it shares this machine's network; else it reaches only itself */
    BareMachine(Path root, boolean networked) {
        this.root = root;
        this.networked = networked;
    }

    /** What came of a command; both outputs as they came. */
    record Outcome(int exitCode, String out) {}

    BareMachine readOnly(Path from, String to) {
        return bind("ro", from, to);
    }

    BareMachine writable(Path from, String to) {
        return bind("rw", from, to);
    }

    private BareMachine bind(String how, Path from, String to) {
        bound.addAll(List.of(how, from.toAbsolutePath().toString(), to));
        return this;
    }

    /** As somebody who owns nothing, to its end. */
    Outcome run(Path log, int mostSeconds, String... command) throws IOException {
        Process process = start(log, command);
        try {
            if (!process.waitFor(mostSeconds, TimeUnit.SECONDS)) {
                throw new AssertionError(List.of(command) + " did not end within " + mostSeconds + " s: " + Files.readString(log));
            }
            return new Outcome(process.exitValue(), Files.readString(log));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        } finally {
            process.destroyForcibly();
        }
    }

    /** Whoever destroys the process ends everything that it began. */
    Process start(Path log, String... command) throws IOException {
        List<String> all = new ArrayList<>(List.of("unshare", "--mount", "--pid", "--fork", "--kill-child", "--ipc", "--uts"));
        if (!networked) {
            all.add("--net");
        }
        all.addAll(List.of(Path.of("src/test/resources/bare/enter.sh").toAbsolutePath().toString(), root.toString(),
                networked ? "shared" : "own", VISITOR));
        all.addAll(bound);
        all.add("--");
        all.addAll(List.of(command));
        Process process = new ProcessBuilder(all).redirectErrorStream(true).redirectOutput(log.toFile()).start();
        process.getOutputStream().close();
        return process;
    }

    /** A program of the tests, run from outside in the network of a process that was started here. @return what it printed */
    static String visit(Process machine, Class<?> program, String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of("nsenter", "--target", "" + machine.pid(), "--net",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", ServiceProcess.classPath(), program.getName()));
        all.addAll(List.of(arguments));
        Process process = new ProcessBuilder(all).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), UTF_8);
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new AssertionError(program.getSimpleName() + " failed: " + out);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
        return out;
    }
}
