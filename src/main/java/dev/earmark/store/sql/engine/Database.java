package dev.earmark.store.sql.engine;

import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Runs work in transactions, as {@link dev.earmark.store.Store} says. */
public interface Database extends AutoCloseable {

    <T> T write(Function<Sql, T> work);

    <T> T read(Function<Sql, T> work);

    /** As {@link dev.earmark.store.Store#writeUrgently}. */
    <T> T writeUrgently(Function<Sql, T> work);

    /** As {@link dev.earmark.store.Store#examine}. @param leftOut tables that somebody else reads row by row */
    List<String> examine(Runnable pause, Set<String> leftOut);

    /** As {@link dev.earmark.store.Store#leaveNoTrace}. */
    default boolean leaveNoTrace() {
        return true;
    }

    String describe();

    boolean shared();

    @Override
    void close();
}
