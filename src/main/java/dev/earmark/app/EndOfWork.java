package dev.earmark.app;

import dev.earmark.jobs.Workers;
import java.time.Duration;

/** Ends the workers: what is under way may be finished for a while, the rest is given back. */
record EndOfWork(Workers workers, Duration most) implements AutoCloseable {

    @Override
    public void close() {
        workers.drain(most);
        workers.close();
    }
}
