package dev.earmark.store.sql;

import java.util.function.Function;

/** Runs work in transactions, as {@link dev.earmark.store.Store} says. */
interface Database extends AutoCloseable {

    <T> T write(Function<Sql, T> work);

    <T> T read(Function<Sql, T> work);

    String describe();

    boolean shared();

    @Override
    void close();
}
