package dev.earmark.app.command.part;

import dev.earmark.app.Session;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option {@code --data} of commands that work on what is kept. */
public final class DataOption {

    @Option(names = "--data", paramLabel = "FOLDER", description = "Where everything is kept (default: the setting data).")
    private @Nullable Path folder;

    /** Before settings or storage of the session are asked for. */
    public void applyTo(Session session) {
        session.override("data", folder);
    }
}
