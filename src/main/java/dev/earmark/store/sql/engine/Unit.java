package dev.earmark.store.sql.engine;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A piece of work that waits for the writer. Its sender learns how it went only when that is final. */
final class Unit<T> {

    private final Function<Sql, T> work;
    private final CompletableFuture<T> promise = new CompletableFuture<>();
    private @Nullable Runnable outcome;

    Unit(Function<Sql, T> work) {
        this.work = work;
    }

    /**
     * Runs it in a savepoint: when it throws, only what it did itself is undone.
     *
     * @throws SqlFailure when the whole transaction is lost
     */
    void run(Sql sql) {
        sql.update("savepoint unit");
        try {
            T result = work.apply(sql);
            outcome = () -> promise.complete(result);
        } catch (SqlFailure failed) {
            if (SqliteFaults.losesTransaction(failed)) {
                throw failed;
            }
            undo(sql, failed);
        } catch (RuntimeException | Error thrown) {
            undo(sql, thrown);
        }
        sql.update("release unit");
    }

    private void undo(Sql sql, Throwable thrown) {
        sql.update("rollback to unit");
        outcome = () -> promise.completeExceptionally(thrown);
    }

    /** What it did is on the disk: its sender may go on. */
    void settle() {
        if (outcome != null) {
            outcome.run();
        }
    }

    void fail(RuntimeException fault) {
        promise.completeExceptionally(fault);
    }

    /** Waits, even when interrupted: nobody may believe that work was not kept which was. */
    T await() {
        try {
            return promise.join();
        } catch (CompletionException thrown) {
            throw Thrown.unchecked(thrown.getCause());
        }
    }
}
