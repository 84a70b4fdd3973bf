package dev.earmark.testing;

import dev.earmark.fault.Unavailable;
import dev.earmark.store.Store;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A real store on a disk that is full, or a database that is away, whenever a test says so. */
public final class HaltingStore implements Store {

    private final Store real;
    private final AtomicReference<@Nullable String> code = new AtomicReference<>();
    private volatile boolean urgentThrough;

    public HaltingStore(Store real) {
        this.real = real;
    }

    /** @param failure such as {@code store.full}; null when all is well */
    public void halt(@Nullable String failure) {
        code.set(failure);
    }

    @Override
    public <T> T write(Work<T> work) {
        String failure = code.get();
        if (failure != null) {
            throw new Unavailable(failure, "Nothing can be written.");
        }
        return real.write(work);
    }

    /** As with room that is held back: what makes room is let through while the rest is halted. */
    public void letUrgentThrough() {
        urgentThrough = true;
    }

    @Override
    public <T> T writeUrgently(Work<T> work) {
        return urgentThrough ? real.writeUrgently(work) : write(work);
    }

    @Override
    public <T> T read(Work<T> work) {
        return real.read(work);
    }

    @Override
    public void onKept(Runnable told) {
        real.onKept(told);
    }

    @Override
    public String describe() {
        return real.describe();
    }

    @Override
    public boolean shared() {
        return real.shared();
    }

    @Override
    public void close() {
        real.close();
    }
}
