package dev.earmark.store.sql;

import java.util.List;
import java.util.function.Function;

/** Runs work in transactions, as {@link dev.earmark.store.Store} says. */
interface Database extends AutoCloseable {

    <T> T write(Function<Sql, T> work);

    <T> T read(Function<Sql, T> work);

    /** As {@link dev.earmark.store.Store#writeUrgently}. */
    <T> T writeUrgently(Function<Sql, T> work);

    /** As {@link dev.earmark.store.Store#examine}. */
    List<String> examine(Runnable pause);

    String describe();

    boolean shared();

    @Override
    void close();
}
