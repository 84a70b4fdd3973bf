package dev.earmark.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code earmark demo --page} in a process of its own. */
public final class ExampleProcess implements AutoCloseable {

    private final Process process;
    private final List<String> lines = new ArrayList<>();

    /** Begins it and reads on until it has said how to get in. @param home for models and caches @param house for the example */
    public ExampleProcess(Path home, Path house, String... more) {
        ModelStock.into(home);
        List<String> command = new ArrayList<>(PackagedProgram.command("1g", ExampleNode.class.getName()));
        command.addAll(List.of("demo", "--page", "--no-open", "--data", house.toString()));
        command.addAll(List.of(more));
        ProcessBuilder builder = new ProcessBuilder(command).directory(home.toFile()).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().keySet().removeIf(name -> name.startsWith("EARMARK_"));
        builder.environment().put("EARMARK_DATA", home.toString());
        builder.environment().put("EARMARK_WATCH_FOLDER", "/nobody/looks/here"); // the user's settings do not hold
        try {
            process = builder.start();
            BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                lines.add(line);
                if (line.startsWith("It lies in ")) {
                    return;
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        throw new AssertionError("it ended: " + lines);
    }

    public List<String> lines() {
        return List.copyOf(lines);
    }

    /** The link behind these words. */
    public String link(String words) {
        String line = lines.stream().filter(one -> one.contains(words)).findFirst().orElseThrow();
        return line.substring(line.indexOf("http"));
    }

    /** As Ctrl-C does. @return its exit code */
    public int stop() {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                throw new AssertionError("it does not end");
            }
            return process.exitValue();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
