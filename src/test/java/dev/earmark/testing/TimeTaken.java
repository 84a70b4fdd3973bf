package dev.earmark.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * Writes down what each class of tests took, in a file of its name in {@code target/times}: seconds of processor time, of this process and
 * of those it started, such as a browser or a service (Linux), then seconds that passed. Found by JUnit itself, for every class.
 */
public final class TimeTaken implements BeforeAllCallback, AfterAllCallback {

    private static final Namespace PLACE = Namespace.create(TimeTaken.class);
    /** Of the kernel towards programs, on every platform that Earmark is built for. */
    private static final double TICKS_A_SECOND = 100;
    /** Of user and system time, own and of children, behind the name of the program. */
    private static final int FIRST = 11;
    private static final int LAST = 14;

    private record Start(double processor, long nanos) {}

    @Override
    public void beforeAll(ExtensionContext context) {
        if (isWhole(context)) {
            context.getStore(PLACE).put("start", new Start(processorSeconds(), System.nanoTime()));
        }
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        Start start = context.getStore(PLACE).remove("start", Start.class);
        if (start != null) {
            String name = context.getRequiredTestClass().getName();
            Files.writeString(Files.createDirectories(Path.of("target", "times")).resolve(name), String.format(Locale.ROOT,
                    "%7.1f %7.1f %s%n", processorSeconds() - start.processor(), (System.nanoTime() - start.nanos()) / 1e9, name));
        }
    }

    private static boolean isWhole(ExtensionContext context) {
        return context.getRequiredTestClass().getEnclosingClass() == null;
    }

    private static double processorSeconds() {
        ProcessHandle self = ProcessHandle.current();
        return Stream.concat(Stream.of(self), self.descendants()).mapToLong(TimeTaken::ticks).sum() / TICKS_A_SECOND;
    }

    /** Of a process and of those it saw end. */
    private static long ticks(ProcessHandle process) {
        try {
            String stat = Files.readString(Path.of("/proc", "" + process.pid(), "stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            long ticks = 0;
            for (int i = FIRST; i <= LAST; i++) {
                ticks += Long.parseLong(fields[i]);
            }
            return ticks;
        } catch (IOException endedOrAnotherSystem) {
            return 0;
        }
    }
}
