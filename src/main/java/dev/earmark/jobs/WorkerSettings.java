package dev.earmark.jobs;

import java.time.Duration;

/**
 * How much is done at the same time, and for how long a claim holds.
 *
 * @param calls calls that are transcribed at the same time; their channels share the threads of {@code speech.threads}
 * @param steps other steps that are done at the same time
 * @param mostLost a step whose worker died so often while nothing ran beside it is done in a process of its own, and parked when that one
 *                 ends, too
 * @param lease after so long without a sign of life, somebody else takes a step over; signs are given four times as often, and a worker
 *              that could not give one for three quarters of it stops by itself
 * @param rescoreAfter how long after a scoring that the language model had to miss the same interaction is scored again; each further wait
 *                     is four times as long, and none is shorter than the model is known to be away
 */
public record WorkerSettings(int calls, int steps, int mostLost, Duration lease, Duration rescoreAfter) {

    private static final int MOST = 256;

    public WorkerSettings {
        if (calls < 1 || calls > MOST) {
            throw new IllegalArgumentException("calls is " + calls + "; it must be from 1 to " + MOST);
        }
        if (steps < 1 || steps > MOST) {
            throw new IllegalArgumentException("steps is " + steps + "; it must be from 1 to " + MOST);
        }
        if (mostLost < 1) {
            throw new IllegalArgumentException("most-lost is " + mostLost + "; it must be at least 1");
        }
        if (lease.toMillis() < 40 || lease.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException("lease must be from 40 ms to 1 h");
        }
        if (rescoreAfter.toMillis() < 1 || rescoreAfter.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException("rescore-after must be from 1 ms to 1 d");
        }
    }

    /**
     * As many of each as there are cores; a process of its own when one worker died of it alone; a lease of 60 s; scored again after a
     * minute.
     */
    public static WorkerSettings defaults() {
        int cores = Math.min(MOST, Runtime.getRuntime().availableProcessors());
        return new WorkerSettings(cores, cores, 1, Duration.ofSeconds(60), Duration.ofSeconds(60));
    }

    /** The same with at least so many other steps at the same time: they wait for something else than a core. */
    public WorkerSettings withSteps(int atLeast) {
        return new WorkerSettings(calls, Math.max(steps, atLeast), mostLost, lease, rescoreAfter);
    }

    Duration beat() {
        return lease.dividedBy(4);
    }

    Duration longestSilence() {
        return lease.multipliedBy(3).dividedBy(4);
    }
}
