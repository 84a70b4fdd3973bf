package dev.earmark.app.terminal;

import dev.earmark.fault.Conflict;
import dev.earmark.fault.Fault;
import dev.earmark.fault.NotFound;
import dev.earmark.fault.Rejected;
import dev.earmark.fault.Unavailable;
import dev.earmark.text.PlainText;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.function.Supplier;

/** Tells people what went wrong, one sentence each, code first, and remembers how the program has to end. */
public final class Complaints {

    public static final int FINE = 0;
    /** A figure is below what was asked of it. */
    public static final int BAR_BROKEN = 1;
    public static final int REFUSED = 2;
    public static final int UNAVAILABLE = 3;
    static final int BUG = 70;

    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);

    private final PrintStream errors;
    private final Supplier<Path> logFolder;
    private final Clock clock;
    private int exitCode = FINE;

    /** @param logFolder where the details of a bug are written; asked only then */
    public Complaints(PrintStream errors, Supplier<Path> logFolder, Clock clock) {
        this.errors = errors;
        this.logFolder = logFolder;
        this.clock = clock;
    }

    /** The worst that was told so far: 0, 2 (refused), 3 (unavailable), 70 (a bug). */
    public int exitCode() {
        return exitCode;
    }

    public void tell(Throwable problem) {
        switch (problem) {
            case Fault fault -> tell(exitCode(fault), fault.code(), fault.sentence());
            case OutOfMemoryError full -> tell(UNAVAILABLE, "app.out-of-memory", "Earmark ran out of memory (" + full.getMessage() + ").");
            default -> tell(BUG, "app.bug", "An error of the program happened (" + name(problem) + "); " + written(problem));
        }
    }

    public void tell(int code, String faultCode, String sentence) {
        exitCode = Math.max(exitCode, code);
        errors.println(PlainText.oneLine(faultCode + ": " + sentence));
        errors.flush();
    }

    private static int exitCode(Fault fault) {
        return switch (fault) {
            case Rejected _, NotFound _, Conflict _ -> REFUSED;
            case Unavailable _ -> UNAVAILABLE;
        };
    }

    private static String name(Throwable problem) {
        return problem.getClass().getSimpleName();
    }

    private String written(Throwable problem) {
        try {
            Path file = Files.createDirectories(logFolder.get()).resolve("bug-" + NAME.format(clock.instant()) + ".log");
            StringWriter details = new StringWriter();
            problem.printStackTrace(new PrintWriter(details, true));
            Files.writeString(file, details.toString());
            return "the details are in " + file + "; please report them.";
        } catch (IOException | RuntimeException unwritable) {
            return "the details could not be written (" + unwritable.getMessage() + ").";
        }
    }
}
