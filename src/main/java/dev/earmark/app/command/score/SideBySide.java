package dev.earmark.app.command.score;

import dev.earmark.app.terminal.Output;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Does what is given to it beside each other, and hands on what comes out in the order in which it was given, on the thread that gives it:
 * what is printed is the same however many are under way. Not thread-safe.
 */
final class SideBySide implements AutoCloseable {

    private final int most;
    private final Consumer<Throwable> troubles;
    private final Deque<Work<?>> underWay = new ArrayDeque<>();

    /**
     * @param most     how many are under way at the same time; with 1 each is handed on before the next one begins
     * @param troubles is told what went wrong with one of them; the others go on
     */
    SideBySide(int most, Consumer<Throwable> troubles) {
        this.most = most;
        this.troubles = troubles;
    }

    private record Work<T>(Thread thread, CompletableFuture<T> result, Consumer<T> then) {

        static <T> Work<T> begun(Supplier<T> work, Consumer<T> then, boolean alone) {
            CompletableFuture<T> result = new CompletableFuture<>();
            Runnable task = () -> {
                try {
                    result.complete(work.get());
                } catch (RuntimeException | Error failed) {
                    result.completeExceptionally(failed);
                }
            };
            if (alone) {
                task.run();
                return new Work<>(Thread.currentThread(), result, then);
            }
            return new Work<>(Thread.ofVirtual().name("conversation").start(task), result, then);
        }

        void handOn() throws InterruptedException, ExecutionException {
            then.accept(result.get());
        }
    }

    /** Whether there is never more than one of them. */
    boolean alone() {
        return most == 1;
    }

    /** Begins; may wait for earlier ones and hand them on. */
    <T> void add(Supplier<T> work, Consumer<T> then) {
        underWay.addLast(Work.begun(work, then, alone()));
        while (underWay.size() >= most || !underWay.isEmpty() && underWay.getFirst().result().isDone()) {
            first();
        }
    }

    /** Waits for all and hands them on. */
    void end() {
        while (!underWay.isEmpty()) {
            first();
        }
    }

    private void first() {
        try {
            underWay.removeFirst().handOn();
        } catch (ExecutionException failed) {
            troubles.accept(failed.getCause() == null ? failed : failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the work was stopped", stopped);
        } catch (Output.Lost noReader) {
            throw noReader;
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError problem) {
            troubles.accept(problem);
        }
    }

    /** Stops what is still under way, when nobody wants it any more. */
    @Override
    public void close() {
        underWay.forEach(work -> work.thread().interrupt());
    }
}
