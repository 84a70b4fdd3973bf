package dev.earmark.indexing;

import dev.earmark.fault.Unavailable;
import dev.earmark.search.SearchIndex;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The index that is used now, if there is one. It is not closed while somebody uses it. Safe for many threads. */
final class OpenIndex {

    private static final Duration SOON = Duration.ofSeconds(2);

    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final AtomicBoolean broken = new AtomicBoolean();
    private @Nullable SearchIndex index;

    /**
     * Uses it.
     *
     * @throws Unavailable with {@code search.not-ready} while there is none, and whatever the index throws
     */
    <T> T use(Function<SearchIndex, T> work) {
        lock.readLock().lock();
        try {
            SearchIndex now = index;
            if (now == null) {
                throw new Unavailable("search.not-ready", "The search index is being opened; try again in a moment.", SOON);
            }
            return work.apply(now);
        } catch (Unavailable fault) {
            if (fault.code().equals("search.index-broken")) {
                broken.set(true);
            }
            throw fault;
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Whether somebody who used it was told that it is damaged. */
    boolean broken() {
        return broken.get();
    }

    boolean present() {
        lock.readLock().lock();
        try {
            return index != null;
        } finally {
            lock.readLock().unlock();
        }
    }

    void put(SearchIndex fresh) {
        lock.writeLock().lock();
        try {
            index = fresh;
            broken.set(false);
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** Closes it; whatever is wrong with it does not matter any more. */
    void close() {
        lock.writeLock().lock();
        try {
            SearchIndex old = index;
            index = null;
            if (old != null) {
                old.close();
            }
        } catch (RuntimeException damaged) {
            // it was to be given up
        } finally {
            lock.writeLock().unlock();
        }
    }
}
