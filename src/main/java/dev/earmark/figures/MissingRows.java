package dev.earmark.figures;

import dev.earmark.fault.Fault;
import dev.earmark.library.RubricName;
import dev.earmark.results.CurrentScorecard;
import dev.earmark.store.Store;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Makes the rows of interactions that an earlier version of the program has scored, which kept none. */
public final class MissingRows implements AutoCloseable {

    private static final int AT_ONCE = 100;

    private final Store store;
    private final CurrentScorecard current = new CurrentScorecard();
    private final Thread thread = Thread.ofVirtual().name("figures").unstarted(this::tried);

    public MissingRows(Store store) {
        this.store = store;
    }

    /** Once, beside what else goes on. */
    public void start() {
        thread.start();
    }

    /** What is left over is made at the next start. */
    private void tried() {
        try {
            complete();
        } catch (Fault down) {
            Thread.currentThread().interrupt();
        }
    }

    /** Until none is missing that can be made, or the thread is interrupted. What cannot be read is told by those who look for rot. */
    public void complete() {
        Set<String> failed = new HashSet<>();
        while (!Thread.currentThread().isInterrupted()) {
            List<String> missing = store.<List<String>>read(tx -> tx.figures().missing(AT_ONCE + failed.size())).stream()
                    .filter(id -> !failed.contains(id)).toList();
            if (missing.isEmpty()) {
                return;
            }
            missing.forEach(id -> {
                if (!made(id)) {
                    failed.add(id);
                }
            });
        }
    }

    private boolean made(String id) {
        try {
            return store.write(tx -> current.of(tx, id)
                    .flatMap(line -> current.scorecard(tx, id, new RubricName(line.rubricId(), line.rubricVersion())))
                    .map(card -> {
                        tx.figures().put(id, card);
                        return true;
                    }).orElse(false));
        } catch (Fault unreadable) {
            return false;
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
