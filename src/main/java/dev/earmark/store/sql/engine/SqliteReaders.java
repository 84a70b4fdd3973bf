package dev.earmark.store.sql.engine;

import dev.earmark.fault.Unavailable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/** Threads that read, each with a connection of its own. They are platform threads: the library would hold a virtual one's carrier. */
final class SqliteReaders implements AutoCloseable {

    private static final int LONGEST_WAIT_S = 30;

    private final SqliteFile file;
    private final ExecutorService threads;
    private final ConcurrentLinkedQueue<Sql> idle = new ConcurrentLinkedQueue<>();

    SqliteReaders(SqliteFile file, int count) {
        this.file = file;
        this.threads = Executors.newFixedThreadPool(count, task -> new ReaderThread(task));
    }

    private static final class ReaderThread extends Thread {
        ReaderThread(Runnable task) {
            super(task, "store-reader");
            setDaemon(true);
        }
    }

    <T> T read(Function<Sql, T> work) {
        if (Thread.currentThread() instanceof ReaderThread) {
            throw new IllegalStateException("a transaction was begun within a transaction");
        }
        try {
            return await(threads.submit(() -> onSnapshot(work)));
        } catch (RejectedExecutionException ended) {
            throw new Unavailable("store.down", "The store is closed, because Earmark is ending.", ended);
        }
    }

    private static <T> T await(Future<T> answer) {
        try {
            return answer.get(LONGEST_WAIT_S, TimeUnit.SECONDS);
        } catch (ExecutionException thrown) {
            throw Thrown.unchecked(thrown.getCause());
        } catch (TimeoutException busy) {
            answer.cancel(false);
            throw new Unavailable("store.down", "The database has had no time for this for " + LONGEST_WAIT_S + " seconds.", busy);
        } catch (InterruptedException stopped) {
            answer.cancel(false);
            Thread.currentThread().interrupt();
            throw new Unavailable("store.down", "Reading was interrupted, because Earmark is ending.", stopped);
        }
    }

    private <T> T onSnapshot(Function<Sql, T> work) {
        Sql known = idle.poll();
        Sql sql = known == null ? file.reader() : known;
        boolean sound = false;
        try {
            sql.update("begin");
            T result = work.apply(sql);
            sql.update("commit");
            sound = true;
            return result;
        } catch (SqlFailure failed) {
            throw SqliteFaults.ofWork(failed, file.path());
        } finally {
            giveBack(sql, sound);
        }
    }

    private void giveBack(Sql sql, boolean sound) {
        try {
            if (!sound) {
                sql.update("rollback");
            }
            idle.add(sql);
        } catch (SqlFailure unusable) {
            closeQuietly(sql);
        }
    }

    private static void closeQuietly(Sql sql) {
        try {
            sql.close();
        } catch (SqlFailure unusable) {
            // It is given up in any case.
        }
    }

    @Override
    public void close() {
        threads.close();
        idle.forEach(SqliteReaders::closeQuietly);
    }
}
