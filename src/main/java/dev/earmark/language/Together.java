package dev.earmark.language;

import dev.earmark.fault.Unavailable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Does several things at the same time that do not depend on each other. What comes out is what comes out when they are done one after
 * the other: results in their order, the first failure, and nothing begun behind one.
 */
public final class Together {

    private Together() {}

    /**
     * Does all of them, each once.
     *
     * @param most how many at the same time; with 1 all is done on the thread that calls
     * @throws Unavailable with {@code language.interrupted} when the caller is interrupted; the work is interrupted, too, and has ended
     */
    public static <T> List<T> all(int most, List<Supplier<T>> works) {
        if (most <= 1 || works.size() <= 1) {
            return works.stream().map(Supplier::get).toList();
        }
        Map<Integer, T> results = new ConcurrentHashMap<>();
        ConcurrentSkipListMap<Integer, Throwable> failures = new ConcurrentSkipListMap<>();
        AtomicInteger next = new AtomicInteger();
        Runnable some = ModelUse.carried(() -> {
            for (int at = next.getAndIncrement(); at < works.size() && failures.isEmpty(); at = next.getAndIncrement()) {
                try {
                    results.put(at, works.get(at).get());
                } catch (RuntimeException | Error failure) {
                    failures.put(at, failure);
                }
            }
        });
        end(IntStream.range(0, Math.min(most, works.size())).mapToObj(_ -> Thread.ofVirtual().name("together").start(some)).toList());
        if (!failures.isEmpty()) {
            switch (failures.firstEntry().getValue()) {
                case Error grave -> throw grave;
                case RuntimeException failure -> throw failure;
                case Throwable other -> throw new IllegalStateException(other);
            }
        }
        List<T> inOrder = new ArrayList<>();
        IntStream.range(0, works.size()).forEach(at -> inOrder.add(results.get(at)));
        return inOrder;
    }

    /** None of them outlives the call. */
    private static void end(List<Thread> threads) {
        boolean interrupted = false;
        for (Thread thread : threads) {
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException stopped) {
                    interrupted = true;
                    threads.forEach(Thread::interrupt);
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
            throw new Unavailable("language.interrupted", "The work was stopped while a language model was being asked.");
        }
    }
}
