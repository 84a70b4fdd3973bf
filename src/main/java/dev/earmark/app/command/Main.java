package dev.earmark.app.command;

import dev.earmark.app.Session;
import dev.earmark.app.SettingsLoader;
import dev.earmark.app.terminal.Output;
import dev.earmark.app.terminal.Terminal;
import dev.earmark.app.terminal.TerminalKeyboard;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import sun.misc.Signal;

/** Entry of the program. */
public final class Main {

    /** What a shell shows of a program that was ended by each. */
    private static final Map<String, Integer> SIGNALS = Map.of("TERM", 143, "INT", 130, "HUP", 129);
    private static final Object EXIT = new Object();
    private static final AtomicBoolean ENDED = new AtomicBoolean();

    private Main() {}

    /** Ends the process with the code that {@code src/docs/errors.md} lists. */
    public static void main(String[] arguments) {
        SilentLibraries.install();
        PrintStream errors = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        Output output = new Output(new FileOutputStream(FileDescriptor.out));
        Map<String, String> environment = SettingsLoader.environment();
        Terminal terminal = Terminal.of(environment, System.getProperties());
        Path home = Path.of(System.getProperty("earmark.home", ""));
        Session session = new Session(home, environment, terminal, output, errors);
        session.answeredAt(TerminalKeyboard.of(System.in, System.getProperties()));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(session)));
        SIGNALS.forEach((signal, status) -> endAt(signal, status, session));
        exit(new CommandLines(session, errors).execute(arguments));
    }

    /** Ends what is under way before the JVM does: its hooks run all at once, and one of them is that of the sentence model's library. */
    private static void endAt(String signal, int status, Session session) {
        try {
            Signal.handle(new Signal(signal), _ -> {
                synchronized (EXIT) {
                    try {
                        end(session);
                    } finally {
                        System.exit(status); // also when something cannot be ended
                    }
                }
            });
        } catch (IllegalArgumentException unknown) {
            // this system has no such signal, or the JVM was told to leave it alone
        }
    }

    /** Not while a signal is answered, which has a status of its own. */
    private static void exit(int status) {
        synchronized (EXIT) {
            System.exit(status);
        }
    }

    /** Also when somebody presses Ctrl-C: no half line stays on the terminal, no decoder goes on. */
    private static void end(Session session) {
        if (!ENDED.compareAndSet(false, true)) {
            return;
        }
        session.end();
        ProcessHandle.current().descendants().forEach(ProcessHandle::destroy);
    }
}
