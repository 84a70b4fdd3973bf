/**
 * The two databases below one interface, {@link dev.earmark.store.sql.engine.Database}, and nothing of what is kept in them.
 *
 * <p>SQLite has one writer on a thread of its own, because the library pins its thread and allows one writer anyway. What waits for it is
 * committed together: each piece of work in a savepoint, all of them with one write to the disk. Readers have threads and connections
 * of their own and never wait for the writer. PostgreSQL has a pool of connections; work that loses a race there is repeated.
 * {@link dev.earmark.store.sql.engine.Dialect} holds what differs between their SQL.
 */
@NullMarked
package dev.earmark.store.sql.engine;

import org.jspecify.annotations.NullMarked;
