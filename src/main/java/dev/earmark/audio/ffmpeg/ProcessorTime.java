package dev.earmark.audio.ffmpeg;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/** What this process and those of its children that have ended have computed: {@code getrusage} of Linux and macOS. */
final class ProcessorTime {

    private static final int SELF = 0;
    private static final int CHILDREN = -1;
    private static final int BYTES = 256;
    private static final int TIME_BYTES = 16;

    private final MethodHandle rusage;

    /** @throws java.util.NoSuchElementException where the system has no such function */
    ProcessorTime() {
        Linker linker = Linker.nativeLinker();
        this.rusage = linker.downcallHandle(linker.defaultLookup().find("getrusage").orElseThrow(),
                FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS));
    }

    /** So far. */
    double seconds() {
        return seconds(SELF) + seconds(CHILDREN);
    }

    private double seconds(int who) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment usage = arena.allocate(BYTES, Long.BYTES);
            if ((int) rusage.invokeExact(who, usage) != 0) {
                throw new IllegalStateException("getrusage");
            }
            return time(usage, 0) + time(usage, TIME_BYTES);
        } catch (RuntimeException failed) {
            throw failed;
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static double time(MemorySegment usage, long at) {
        return usage.get(ValueLayout.JAVA_LONG, at) + usage.get(ValueLayout.JAVA_INT, at + Long.BYTES) / 1e6;
    }
}
