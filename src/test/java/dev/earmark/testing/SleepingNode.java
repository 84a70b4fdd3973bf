package dev.earmark.testing;

import dev.earmark.app.Service;
import dev.earmark.app.Session;
import dev.earmark.app.SettingsLoader;
import dev.earmark.app.terminal.Output;
import dev.earmark.app.terminal.Terminal;
import dev.earmark.fault.Unavailable;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/**
 * The service as {@code earmark serve} starts it, but for the recogniser: each recording takes {@value #HEARING_MS} ms of sleep and says
 * the same words. So a machine of two cores can be several nodes; everything else is done as it is.
 */
public final class SleepingNode {

    private static final long HEARING_MS = 400;

    private SleepingNode() {}

    public static void main(String[] arguments) {
        Map<String, String> environment = SettingsLoader.environment();
        PrintStream errors = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        Session session = new Session(Path.of(System.getProperty("earmark.home", "")), environment, Terminal.of(environment,
                System.getProperties()), new Output(new FileOutputStream(FileDescriptor.out)), errors);
        ScriptedTranscriber scripted = new ScriptedTranscriber().before(_ -> sleep());
        session.heardBy(_ -> scripted);
        try (Service service = new Service(session)) {
            service.start();
            Runtime.getRuntime().addShutdownHook(new Thread(service::close));
            System.exit(service.awaitEnd());
        }
    }

    private static void sleep() {
        try {
            Thread.sleep(HEARING_MS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Unavailable("speech.stopped", "It was woken.", stopped);
        }
    }
}
