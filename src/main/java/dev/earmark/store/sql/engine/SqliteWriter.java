package dev.earmark.store.sql.engine;

import dev.earmark.disk.Ballast;
import dev.earmark.fault.Unavailable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The only thread that writes. Whatever waits is done in one transaction and reaches the disk with one write (group commit); while the
 * disk writes, the next group gathers by itself, so nobody has to wait for company.
 */
final class SqliteWriter implements AutoCloseable {

    private static final int MOST_UNITS = 64;
    private static final long LONGEST_GROUP_NS = TimeUnit.MILLISECONDS.toNanos(5);
    private static final int UNITS_BETWEEN_CHECKPOINTS = 500;
    /** To roll it in takes so much more room at most; the room that is held back must be larger. */
    private static final long MOST_LOG_BYTES = 16L << 20;
    private static final int UNITS_BETWEEN_STATISTICS = 20_000;
    private static final long IDLE_MS = 1_000;

    private final SqliteFile file;
    private final Runnable onBroken;
    private final Ballast ballast;
    private final BlockingQueue<Unit<?>> waiting = new LinkedBlockingQueue<>();
    /** Changes nothing; who waits for work stops waiting. */
    private final Unit<Boolean> wake = new Unit<>(_ -> true);
    private final Thread thread = Thread.ofPlatform().name("store-writer").unstarted(this::work);
    private volatile boolean closing;
    /** Nobody takes anything from the queue any more; set before the queue is emptied for the last time. */
    private volatile boolean gone;
    private volatile boolean rollIn;
    private volatile @Nullable Unavailable broken;
    private @Nullable Sql open;
    private int sinceCheckpoint;
    private int sinceStatistics;

    SqliteWriter(SqliteFile file, Sql first, Runnable onBroken, Ballast ballast) {
        this.ballast = ballast;
        this.file = file;
        this.open = first;
        this.onBroken = onBroken;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    <T> T write(Function<Sql, T> work) {
        if (Thread.currentThread() == thread) {
            throw new IllegalStateException("a transaction was begun within a transaction");
        }
        Unit<T> unit = new Unit<>(work);
        waiting.add(unit);
        if (gone || !thread.isAlive()) {
            refuseWaiting();
        }
        return unit.await();
    }

    /** The log gives back to the disk what room it can before anything else is written. */
    void rollInFirst() {
        rollIn = true;
    }

    private void work() {
        try {
            while (broken == null && !(closing && waiting.isEmpty())) {
                Unit<?> first = waiting.poll(IDLE_MS, TimeUnit.MILLISECONDS);
                boolean busy = first != null && first != wake;
                if (first != null && busy) {
                    group(first);
                }
                tidyUp(!busy);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            leave();
        }
    }

    /** Does everything that waits in one transaction. */
    private void group(Unit<?> first) {
        List<Unit<?>> group = new ArrayList<>();
        if (rollIn) {
            rollIn = false;
            checkpoint("truncate");
        }
        try {
            Sql sql = connected();
            sql.update("begin immediate");
            long until = System.nanoTime() + LONGEST_GROUP_NS;
            for (Unit<?> unit = first; unit != null; unit = group.size() < MOST_UNITS && System.nanoTime() - until < 0
                    ? waiting.poll() : null) {
                group.add(unit);
                unit.run(sql);
            }
        } catch (RuntimeException failed) {
            drop();
            RuntimeException fault = failed instanceof SqlFailure failure ? SqliteFaults.ofWork(failure, file.path()) : failed;
            refuse(group.isEmpty() ? List.of(first) : group, fault);
            return;
        }
        commit(group);
    }

    private void commit(List<Unit<?>> group) {
        try {
            connected().update("commit");
        } catch (SqlFailure failed) {
            if (SqliteFaults.certainlyNotKept(failed)) {
                drop();
                refuse(group, SqliteFaults.ofWork(failed, file.path()));
            } else {
                refuse(group, breakDown(failed));
            }
            return;
        }
        group.forEach(Unit::settle);
        sinceCheckpoint += group.size();
        sinceStatistics += group.size();
    }

    /**
     * Rolls the log into the database. SQLite would do so by itself but says nothing when the disk fails then, after which the only good
     * copy may be the log: it must be recovered from by a new process. While room is scarce it is rolled in at once, so that it does not
     * grow.
     */
    private void tidyUp(boolean idle) {
        boolean scarce = ballast.released();
        boolean due = idle || scarce || sinceCheckpoint >= UNITS_BETWEEN_CHECKPOINTS || file.logBytes() > MOST_LOG_BYTES;
        if (broken != null || sinceCheckpoint == 0 || !due) {
            return;
        }
        checkpoint("passive");
    }

    private void checkpoint(String how) {
        sinceCheckpoint = 0;
        try {
            connected().list("pragma wal_checkpoint(" + how + ")", row -> row.number("busy"));
            if (sinceStatistics >= UNITS_BETWEEN_STATISTICS) {
                sinceStatistics = 0;
                connected().run("pragma optimize");
            }
        } catch (SqlFailure failed) {
            if (SqliteFaults.certainlyNotKept(failed)) {
                drop();
            } else {
                breakDown(failed);
            }
        } catch (RuntimeException unreachable) {
            drop();
        }
    }

    private Sql connected() {
        if (open == null) {
            open = file.writer();
        }
        return open;
    }

    private void drop() {
        Sql unusable = open;
        open = null;
        if (unusable != null) {
            try {
                unusable.close();
            } catch (SqlFailure givenUp) {
                // It is given up in any case.
            }
        }
    }

    /** The connection stays as it is: to close it would write once more. */
    private Unavailable breakDown(SqlFailure failed) {
        Unavailable fault = SqliteFaults.broken(SqliteFaults.sentence(failed));
        broken = fault;
        onBroken.run();
        return fault;
    }

    private void leave() {
        if (broken == null && open != null) {
            try {
                open.run("pragma wal_checkpoint(truncate)");
            } catch (SqlFailure later) {
                // The next start rolls it in.
            }
            drop();
        }
        gone = true;
        refuseWaiting();
    }

    private void refuseWaiting() {
        Unavailable fault = broken;
        List<Unit<?>> late = new ArrayList<>();
        waiting.drainTo(late);
        refuse(late, fault != null ? fault : new Unavailable("store.down", "The store is closed, because Earmark is ending."));
    }

    private static void refuse(List<Unit<?>> units, RuntimeException fault) {
        units.forEach(unit -> unit.fail(fault));
    }

    @Override
    public void close() {
        closing = true;
        waiting.add(wake);
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException again) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
