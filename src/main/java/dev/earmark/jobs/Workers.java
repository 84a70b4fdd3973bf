package dev.earmark.jobs;

import java.time.Duration;

/** Claims and runs steps. */
public final class Workers implements AutoCloseable {

    public void start() {
        throw new UnsupportedOperationException();
    }

    /** There may be something to do. */
    public void wake() {
        throw new UnsupportedOperationException();
    }

    /** Takes nothing new on and ends within {@code most}; what is not finished then is given back. */
    public void drain(Duration most) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
