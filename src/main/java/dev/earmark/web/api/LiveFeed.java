package dev.earmark.web.api;

import dev.earmark.fault.Fault;
import dev.earmark.store.Store;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Wakes the streams of this node when something has happened on any node: one thread looks twice a second, and only while somebody
 * listens. Safe for many threads.
 */
public final class LiveFeed implements AutoCloseable {

    private static final long LOOK_EVERY_MS = 500;
    private static final int BATCH = 500;

    private final Store store;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Thread looking;
    private int streams;
    private long last;
    private boolean closed;

    public LiveFeed(Store store) {
        this.store = store;
        this.looking = Thread.ofVirtual().name("live-feed").start(this::look);
    }

    /** @return false when there are {@code most} streams already, or none may begin any longer */
    boolean enter(int most) {
        lock.lock();
        try {
            if (closed || streams >= most) {
                return false;
            }
            streams++;
            changed.signalAll();
            return true;
        } finally {
            lock.unlock();
        }
    }

    void leave() {
        lock.lock();
        try {
            streams--;
        } finally {
            lock.unlock();
        }
    }

    boolean open() {
        lock.lock();
        try {
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until there is something behind a place. @return false when there was nothing for so long */
    boolean await(long place, long mostMs) throws InterruptedException {
        lock.lock();
        try {
            long nanos = TimeUnit.MILLISECONDS.toNanos(mostMs);
            while (last <= place && !closed && nanos > 0) {
                nanos = changed.awaitNanos(nanos);
            }
            return last > place;
        } finally {
            lock.unlock();
        }
    }

    private void look() {
        try {
            while (pause()) {
                try {
                    tell(newest());
                } catch (Fault down) {
                    Thread.sleep(LOOK_EVERY_MS * 4); // the streams go on when the database is back
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private long newest() {
        while (store.write(tx -> tx.events().order(BATCH)) >= BATCH) {
            // more than one batch has come since the last look
        }
        return store.read(tx -> tx.events().last());
    }

    private void tell(long newest) {
        lock.lock();
        try {
            if (newest != last) {
                last = newest;
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** @return false when it is over */
    private boolean pause() throws InterruptedException {
        lock.lock();
        try {
            while (streams == 0 && !closed) {
                changed.await();
            }
        } finally {
            lock.unlock();
        }
        Thread.sleep(LOOK_EVERY_MS / 5);
        lock.lock();
        try {
            if (!closed) {
                changed.await(LOOK_EVERY_MS * 4 / 5, TimeUnit.MILLISECONDS);
            }
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        looking.interrupt();
    }
}
