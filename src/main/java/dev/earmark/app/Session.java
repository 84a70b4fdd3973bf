package dev.earmark.app;

import dev.earmark.app.terminal.Complaints;
import dev.earmark.app.terminal.Keyboard;
import dev.earmark.app.terminal.Output;
import dev.earmark.app.terminal.ProgressLine;
import dev.earmark.app.terminal.Terminal;
import dev.earmark.speech.Transcriber;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** One start of the program: where it runs, what it may print to, and what has gone wrong so far. */
public final class Session {

    private final Path home;
    private final SettingsLoader loader;
    private final Terminal terminal;
    private final Output output;
    private final Complaints complaints;
    private final ProgressLine progress;
    private final Map<String, String> options = new HashMap<>();
    private final List<Runnable> endings = new CopyOnWriteArrayList<>();
    private @Nullable Path settingsFile;
    private UnaryOperator<Transcriber> heard = usual -> usual;
    private Keyboard keyboard = Keyboard.NOBODY;

    /** @param home where Earmark is installed: models, rubrics, eval sets */
    public Session(Path home, Map<String, String> environment, Terminal terminal, Output output, PrintStream errors) {
        this.home = home;
        this.loader = new SettingsLoader(environment, Path.of(""));
        this.terminal = terminal;
        this.output = output;
        this.progress = new ProgressLine(errors, terminal, System::nanoTime);
        this.complaints = new Complaints(errors, () -> loader.usualDataFolder().resolve("logs"), Clock.systemUTC());
    }

    private Session(Session terminal) {
        this.home = terminal.home;
        this.loader = terminal.loader.defaultsOnly();
        this.terminal = terminal.terminal;
        this.output = terminal.output;
        this.progress = terminal.progress;
        this.complaints = terminal.complaints;
        this.heard = terminal.heard;
    }

    /** At the same terminal, with nothing of the user's settings: the defaults hold, and what is overridden. */
    public Session apart() {
        return new Session(this);
    }

    /** Whether the user's settings do not hold. */
    boolean isApart() {
        return loader.isDefaultsOnly();
    }

    /** Named by {@code --config}. */
    public void settingsFile(Path file) {
        this.settingsFile = file;
    }

    /** The file named by {@code --config}. */
    Optional<Path> namedSettings() {
        return Optional.ofNullable(settingsFile);
    }

    /** An option that stands for a setting; null when it was not given. */
    public void override(String key, @Nullable Object value) {
        if (value != null) {
            options.put(key, value.toString());
        }
    }

    public Settings settings() {
        return loader.load(settingsFile, options);
    }

    /** Where this user keeps everything. */
    public Path dataFolder() {
        return loader.dataFolder(settings());
    }

    /** What the service keeps, also while it runs. To be closed by the command that asks for it. */
    public Storage storage() {
        return Storage.existing(settings(), dataFolder());
    }

    /** The same, for a command that puts something in: it is made where there is none. */
    public Storage storageToFill() {
        return Storage.beside(settings(), dataFolder());
    }

    /** Called when the process is asked to end, by a thread of its own, in the reverse order of registration. */
    public void atEnd(Runnable ending) {
        endings.addFirst(ending);
    }

    public void end() {
        keyboard.release();
        endings.forEach(Runnable::run);
        progress.clear();
    }

    /** To be closed by the command that asks for it. */
    public Application application() {
        Settings settings = settings();
        return new Application(settings, home, loader.dataFolder(settings), hint -> note("calibration.outdated", hint), heard);
    }

    /** Has recordings heard in another way than usual. @param other is given the usual recogniser */
    public void heardBy(UnaryOperator<Transcriber> other) {
        heard = other;
    }

    /** Lets a person answer; without it nobody is asked. */
    public void answeredAt(Keyboard typed) {
        keyboard = typed;
    }

    public Keyboard keyboard() {
        return keyboard;
    }

    public Path home() {
        return home;
    }

    /** Where labelled material lies; need not exist. */
    public Path corpora() {
        return loader.corpora(home);
    }

    public Terminal terminal() {
        return terminal;
    }

    public Output output() {
        return output;
    }

    public ProgressLine progress() {
        return progress;
    }

    /** Tells something that should be known and stops nothing. */
    public void note(String code, String sentence) {
        progress.clear();
        complaints.tell(Complaints.FINE, code, sentence);
    }

    /** Takes the progress line away first, so that the sentence stands alone. */
    public void tell(Throwable problem) {
        progress.clear();
        complaints.tell(problem);
    }

    public Complaints complaints() {
        return complaints;
    }
}
