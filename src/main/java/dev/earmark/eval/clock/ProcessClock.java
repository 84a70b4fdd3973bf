package dev.earmark.eval.clock;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** Processor time of this process, all its threads together, since it began. Safe for many threads. */
public final class ProcessClock {

    private ProcessClock() {}

    /** Nanoseconds; below 0 where the system does not tell. */
    public static long nanos() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system ? system.getProcessCpuTime() : -1;
    }

    public static double seconds() {
        return nanos() / 1e9;
    }
}
