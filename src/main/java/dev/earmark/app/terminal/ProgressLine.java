package dev.earmark.app.terminal;

import dev.earmark.interaction.Progress;
import dev.earmark.text.PlainText;
import java.io.PrintStream;
import java.util.function.LongSupplier;

/**
 * One line on the terminal that is written over: stage, per cent, estimated rest. Appears when a step has taken a second and goes
 * away when the step is over. Safe for many threads.
 */
public final class ProgressLine implements Progress {

    private static final long PATIENCE_NANOS = 1_000_000_000L;
    private static final long BETWEEN_NANOS = 100_000_000L;
    private static final double TOO_EARLY = 0.02;
    private static final String CLEAR = "\r\033[K";

    private final PrintStream errors;
    private final Terminal terminal;
    private final LongSupplier nanoTime;
    private String subject = "";
    private String stage = "";
    private long stageStart;
    private long lastShown;
    private boolean shown;

    /** Stays silent when the terminal shows no progress. */
    public ProgressLine(PrintStream errors, Terminal terminal, LongSupplier nanoTime) {
        this.errors = errors;
        this.terminal = terminal;
        this.nanoTime = nanoTime;
    }

    /** What the next steps are about: a file name. */
    public synchronized void about(String text) {
        clear();
        subject = PlainText.oneLine(text);
        stage = "";
    }

    @Override
    public synchronized void at(String newStage, double done) {
        if (!terminal.progress()) {
            return;
        }
        long now = nanoTime.getAsLong();
        if (!newStage.equals(stage)) {
            stage = newStage;
            stageStart = now;
        }
        if (now - stageStart >= PATIENCE_NANOS && (!shown || now - lastShown >= BETWEEN_NANOS)) {
            lastShown = now;
            shown = true;
            String line = line(Math.clamp(done, 0, 1), now - stageStart);
            errors.print(CLEAR + line.substring(0, Math.min(line.length(), terminal.columns() - 1)));
            errors.flush();
        }
    }

    private String line(double done, long elapsedNanos) {
        String start = subject.isEmpty() ? stage : subject + ": " + stage;
        String percent = start + "  " + Math.round(done * 100) + " %";
        return done < TOO_EARLY ? percent : percent + "  about " + rest(elapsedNanos / 1e9 * (1 - done) / done) + " left";
    }

    private static String rest(double seconds) {
        long whole = Math.max(1, Math.round(seconds));
        return whole < 90 ? whole + " s" : Math.round(whole / 60.0) + " min";
    }

    /** Takes the line away, so that something else can be printed. */
    public synchronized void clear() {
        if (shown) {
            errors.print(CLEAR);
            errors.flush();
            shown = false;
        }
    }
}
