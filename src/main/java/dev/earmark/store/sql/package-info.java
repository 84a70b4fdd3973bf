/**
 * The store in SQL, and the only place that knows it: one schema ({@code db/V…__….sql}) and one class for each aggregate, the same for
 * both databases; {@link dev.earmark.store.sql.Dialect} holds what differs.
 *
 * <p>SQLite has one writer on a thread of its own, because the library pins its thread and allows one writer anyway. What waits for it is
 * committed together: each piece of work in a savepoint, all of them with one write to the disk. Readers have threads and connections
 * of their own and never wait for the writer. PostgreSQL has a pool of connections; work that loses a race there is repeated.
 */
@NullMarked
package dev.earmark.store.sql;

import org.jspecify.annotations.NullMarked;
