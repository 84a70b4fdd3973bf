package dev.earmark.app.command;

import dev.earmark.app.Session;
import dev.earmark.app.terminal.Output;
import dev.earmark.app.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;

/** Runs commands as the program does, in this process, and keeps what the last one printed. For one thread. */
final class CommandRun {

    private static final int COLUMNS = 100;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    /** Of a program that is started with these variables. */
    Session session(Map<String, String> environment) {
        return new Session(Path.of("").toAbsolutePath(), environment, new Terminal(false, false, COLUMNS), new Output(out),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    /** @return the exit code */
    int run(Map<String, String> environment, String... arguments) {
        return run(environment, _ -> {}, arguments);
    }

    /** @param prepared what is done with the session before the command runs */
    int run(Map<String, String> environment, Consumer<Session> prepared, String... arguments) {
        out.reset();
        err.reset();
        Session session = session(environment);
        prepared.accept(session);
        int code = new CommandLines(session, new PrintStream(err, true, StandardCharsets.UTF_8)).execute(arguments);
        session.output().flush();
        return code;
    }

    String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
