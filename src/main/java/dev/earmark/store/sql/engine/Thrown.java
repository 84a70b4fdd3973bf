package dev.earmark.store.sql.engine;

import org.jspecify.annotations.Nullable;

/** What came out of work on another thread. */
final class Thrown {

    private Thrown() {}

    /** The same exception, to be thrown again; errors are thrown at once. */
    static RuntimeException unchecked(@Nullable Throwable thrown) {
        return switch (thrown) {
            case RuntimeException exception -> exception;
            case Error error -> throw error;
            case null, default -> new IllegalStateException(thrown);
        };
    }
}
