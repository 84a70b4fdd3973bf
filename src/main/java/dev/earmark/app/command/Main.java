package dev.earmark.app.command;

import dev.earmark.app.Session;
import dev.earmark.app.SettingsLoader;
import dev.earmark.app.terminal.Output;
import dev.earmark.app.terminal.Terminal;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** Entry of the program. */
public final class Main {

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
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(session)));
        System.exit(new CommandLines(session, errors).execute(arguments));
    }

    /** Also when somebody presses Ctrl-C: no half line stays on the terminal, no decoder goes on. */
    private static void end(Session session) {
        session.end();
        ProcessHandle.current().descendants().forEach(ProcessHandle::destroy);
    }
}
