package dev.earmark.upkeep;

import java.time.Duration;
import org.slf4j.LoggerFactory;

/**
 * Does some work over and over, a minute from the end of one time to the beginning of the next, beside the service. What fails is told in
 * the log and tried again. Safe for one start and one close, which may come from different threads.
 */
public final class EveryMinute implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final Runnable work;
    private final String failed;
    private final Thread thread;
    private boolean pausesFirst = true;

    /**
     * @param name   of its thread
     * @param failed what the log says when the work ended with an exception
     */
    public EveryMinute(String name, Runnable work, String failed) {
        this.work = work;
        this.failed = failed;
        this.thread = Thread.ofVirtual().name(name).unstarted(this::run);
    }

    /** In a minute for the first time. */
    public void start() {
        thread.start();
    }

    /** Now for the first time. */
    void startAtOnce() {
        pausesFirst = false;
        thread.start();
    }

    private void run() {
        try {
            if (pausesFirst) {
                Thread.sleep(PAUSE);
            }
            while (true) {
                attempt();
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void attempt() {
        try {
            work.run();
        } catch (RuntimeException later) {
            if (!Thread.currentThread().isInterrupted()) {
                LoggerFactory.getLogger(EveryMinute.class).atWarn().addKeyValue("problem", later.getClass().getSimpleName()).log(failed);
            }
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
