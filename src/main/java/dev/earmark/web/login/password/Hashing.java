package dev.earmark.web.login.password;

import dev.earmark.access.Passwords;
import dev.earmark.fault.Fault;
import dev.earmark.fault.Unavailable;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Hashes passwords on one thread of its own with a short queue: half a second of processor time each would else hold the threads that
 * all other requests run on, and many logins at once would stop everything.
 */
public final class Hashing implements AutoCloseable {

    private static final int QUEUE = 32;

    private final Passwords passwords;
    private final ThreadPoolExecutor thread = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(QUEUE),
            Thread.ofPlatform().daemon().name("passwords").factory());

    public Hashing(Passwords passwords) {
        this.passwords = passwords;
    }

    String hash(String password) {
        return run(() -> passwords.hash(password));
    }

    boolean matches(String password, @Nullable String hash) {
        return run(() -> passwords.matches(password, hash));
    }

    boolean outdated(String hash) {
        return passwords.outdated(hash);
    }

    private <T> T run(Callable<T> work) {
        try {
            Future<T> result = thread.submit(work);
            return result.get();
        } catch (RejectedExecutionException full) {
            throw new Unavailable("access.logins-waiting", "Too many people log in at this moment; try again in a few seconds.",
                    Duration.ofSeconds(10));
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof Fault fault) {
                throw fault;
            }
            throw new IllegalStateException("hashing failed", failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Unavailable("access.logins-waiting", "The server is stopping.", stopped);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
