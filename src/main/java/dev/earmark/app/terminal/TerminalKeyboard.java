package dev.earmark.app.terminal;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The keyboard of the terminal that the program was started at. Java cannot read a key before Enter is pressed, so {@code stty} is asked
 * to hand over each key, and to put things back behind it; where there is none, the first letter of a line is the key.
 */
public final class TerminalKeyboard implements Keyboard {

    private static final File TERMINAL = new File("/dev/tty");

    private static final int END_OF_INPUT = 4;

    private final BufferedReader typed;
    private final boolean present;
    private @Nullable String found;
    private boolean released;

    private TerminalKeyboard(InputStream typed, boolean present) {
        // a buffer of one sign: a key that follows must not be swallowed while the terminal is in the other mode
        this.typed = new BufferedReader(new InputStreamReader(typed, StandardCharsets.UTF_8), 1);
        this.present = present;
    }

    /** Tells by the launcher's system property {@code earmark.terminal} whether input and output are terminals. */
    public static TerminalKeyboard of(InputStream typed, Properties system) {
        List<String> streams = List.of(system.getProperty("earmark.terminal", "").split(","));
        return new TerminalKeyboard(typed, streams.contains("in") && streams.contains("out"));
    }

    @Override
    public boolean present() {
        return present;
    }

    @Override
    public Optional<String> line() {
        try {
            return Optional.ofNullable(typed.readLine()).map(String::strip);
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<Character> key() {
        if (!eachKey()) {
            return line().map(line -> line.isEmpty() ? '\n' : Character.toLowerCase(line.charAt(0)));
        }
        try {
            int key = typed.read();
            return key < 0 || key == END_OF_INPUT ? Optional.empty() : Optional.of(Character.toLowerCase((char) key));
        } catch (IOException gone) {
            return Optional.empty();
        } finally {
            putBack();
        }
    }

    @Override
    public synchronized void release() {
        putBack();
        released = true;
    }

    /** Notes how the terminal is, and has it hand over each key unseen. */
    private synchronized boolean eachKey() {
        if (released) {
            return false;
        }
        Optional<String> now = stty("-g");
        found = now.filter(mode -> !mode.isEmpty()).orElse(null);
        return found != null && stty("-icanon", "-echo", "min", "1").isPresent();
    }

    private synchronized void putBack() {
        if (found != null) {
            stty(found);
            found = null;
        }
    }

    /** What it printed; empty when it is missing or refused. */
    private static Optional<String> stty(String... settings) {
        if (!TERMINAL.exists()) {
            return Optional.empty();
        }
        try {
            List<String> command = new ArrayList<>(List.of("stty"));
            command.addAll(List.of(settings));
            Process stty = new ProcessBuilder(command).redirectInput(TERMINAL).redirectError(ProcessBuilder.Redirect.DISCARD).start();
            String printed = new String(stty.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return stty.waitFor() == 0 ? Optional.of(printed) : Optional.empty();
        } catch (IOException noProgram) {
            return Optional.empty();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
