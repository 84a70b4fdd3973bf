package dev.earmark.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Runs the launcher script as a user does, on the program as it was built last, which has been rehearsed as after a build. */
public final class Launcher {

    private static final long MOST_SECONDS = 300;

    private final Path folder;
    private final Path data;

    /** @param folder working folder; @param data where the program may keep things */
    public Launcher(Path folder, Path data) {
        this.folder = folder;
        this.data = data;
    }

    /** What came of it. */
    public record Outcome(int exitCode, String out, String err) {}

    /** The script of this project. */
    public static Path script() {
        return Path.of("earmark").toAbsolutePath();
    }

    /** What Java learnt of the program that it starts; empty where there is no jar. */
    public static Optional<Path> learnt() {
        return PackagedProgram.learnt();
    }

    public Outcome run(String... arguments) {
        return run(Map.of(), arguments);
    }

    public Outcome run(Map<String, String> environment, String... arguments) {
        List<String> command = new ArrayList<>(List.of(script().toString()));
        command.addAll(List.of(arguments));
        return execute(environment, command);
    }

    /** A line for bash in which {@code $EARMARK} is the script. */
    public Outcome shell(String line) {
        return execute(Map.of("EARMARK", script().toString()), List.of("bash", "-o", "pipefail", "-c", line));
    }

    private Outcome execute(Map<String, String> environment, List<String> command) {
        ModelStock.into(data);
        try {
            Path out = Files.createTempFile(data, "out", ".txt");
            Path err = Files.createTempFile(data, "err", ".txt");
            ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("EARMARK_"));
            builder.environment().put("EARMARK_BUILD", "never");
            builder.environment().put("EARMARK_DATA", data.toString());
            builder.environment().putAll(environment);
            Process process = builder.start();
            process.getOutputStream().close();
            if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(command + " did not end within " + MOST_SECONDS + " s");
            }
            return new Outcome(process.exitValue(), Files.readString(out), Files.readString(err));
        } catch (IOException failed) {
            throw new AssertionError(command + " could not be run", failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(command + " was interrupted", stopped);
        }
    }
}
