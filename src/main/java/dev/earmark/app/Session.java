package dev.earmark.app;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** One start of the program: where it runs, what it may print to, and what has gone wrong so far. */
final class Session {

    private final Path home;
    private final SettingsLoader loader;
    private final Terminal terminal;
    private final Output output;
    private final Complaints complaints;
    private final ProgressLine progress;
    private final Map<String, String> options = new HashMap<>();
    private final List<Runnable> endings = new CopyOnWriteArrayList<>();
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

    /** The file named by {@code --config}. */
    Optional<Path> namedSettings() {
        return Optional.ofNullable(settingsFile);
    }

    /** An option that stands for a setting; null when it was not given. */
    void override(String key, @Nullable Object value) {
        if (value != null) {
            options.put(key, value.toString());
        }
    }

    Settings settings() {
        return loader.load(settingsFile, options);
    }

    /** Where this user keeps everything. */
    Path dataFolder() {
        return loader.dataFolder(settings());
    }

    /** What the service keeps, also while it runs. To be closed by the command that asks for it. */
    Storage storage() {
        return Storage.existing(settings(), dataFolder());
    }

    /** The same, for a command that puts something in: it is made where there is none. */
    Storage storageToFill() {
        return Storage.beside(settings(), dataFolder());
    }

    /** Called when the process is asked to end, by a thread of its own, in the reverse order of registration. */
    void atEnd(Runnable ending) {
        endings.addFirst(ending);
    }

    void end() {
        endings.forEach(Runnable::run);
        progress.clear();
    }

    /** To be closed by the command that asks for it. */
    Application application() {
        Settings settings = settings();
        return new Application(settings, home, loader.dataFolder(settings), hint -> note("calibration.outdated", hint));
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

    /** Tells something that should be known and stops nothing. */
    void note(String code, String sentence) {
        progress.clear();
        complaints.tell(Complaints.FINE, code, sentence);
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
