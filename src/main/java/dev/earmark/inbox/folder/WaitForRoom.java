package dev.earmark.inbox.folder;

import dev.earmark.fault.Conflict;
import dev.earmark.fault.Unavailable;
import java.time.Duration;
import java.util.function.Supplier;

/** Waits while there is no room for more: whoever brings files from a folder has time. */
final class WaitForRoom {

    private static final Duration USUAL = Duration.ofSeconds(5);
    private static final Duration SHORT = Duration.ofMillis(500);

    private final Pause pause;

    WaitForRoom(Pause pause) {
        this.pause = pause;
    }

    @FunctionalInterface
    interface Pause {
        void of(Duration time) throws InterruptedException;
    }

    /**
     * @throws Unavailable with {@code inbox.interrupted} when the thread is interrupted, or for other reasons than too much work and too
     *     little room
     */
    <T> T until(Supplier<T> work) {
        while (true) {
            try {
                return work.get();
            } catch (Unavailable later) {
                if (!later.code().equals("inbox.busy") && !later.code().equals("store.full")) {
                    throw later;
                }
                pause(later.retryAfter().orElse(USUAL));
            } catch (Conflict busy) {
                if (!busy.code().equals("inbox.in-flight")) {
                    throw busy;
                }
                pause(SHORT);
            }
        }
    }

    private void pause(Duration time) {
        try {
            pause.of(time);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Unavailable("inbox.interrupted", "Nothing more was taken in because the work was stopped.", stopped);
        }
    }
}
