package dev.earmark.app;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One start of the program: where it runs, what it may print to, and what has gone wrong so far. */
final class Session {

    private final Path home;
    private final SettingsLoader loader;
    private final Terminal terminal;
    private final Output output;
    private final Complaints complaints;
    private final ProgressLine progress;
    private @Nullable Path settingsFile;

    /** @param home where Earmark is installed: models, rubrics, eval sets */
    Session(Path home, Map<String, String> environment, Terminal terminal, Output output, PrintStream errors) {
        this.home = home;
        this.loader = new SettingsLoader(environment, Path.of(""));
        this.terminal = terminal;
        this.output = output;
        this.progress = new ProgressLine(errors, terminal, System::nanoTime);
        this.complaints = new Complaints(errors, () -> loader.usualDataFolder().resolve("logs"), Clock.systemUTC());
    }

    /** Named by {@code --config}. */
    void settingsFile(Path file) {
        this.settingsFile = file;
    }

    Settings settings() {
        return loader.load(settingsFile);
    }

    /** To be closed by the command that asks for it. */
    Application application() {
        Settings settings = settings();
        return new Application(settings, home, loader.dataFolder(settings), hint -> {
            progress.clear();
            complaints.tell(Complaints.FINE, "calibration.outdated", hint);
        });
    }

    Path home() {
        return home;
    }

    /** Where labelled material lies; need not exist. */
    Path corpora() {
        return loader.corpora(home);
    }

    Terminal terminal() {
        return terminal;
    }

    Output output() {
        return output;
    }

    ProgressLine progress() {
        return progress;
    }

    /** Takes the progress line away first, so that the sentence stands alone. */
    void tell(Throwable problem) {
        progress.clear();
        complaints.tell(problem);
    }

    Complaints complaints() {
        return complaints;
    }
}
