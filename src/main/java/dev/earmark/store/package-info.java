/**
 * Keeps everything, in transactions. {@link dev.earmark.store.Store} runs a piece of work in one transaction; inside it there is one port
 * for each aggregate. {@code store.sql} is the only place that knows SQL: one schema and one code base for SQLite (one machine) and
 * PostgreSQL (several). What is large, sound and its outline, lies in a {@link dev.earmark.blobs.BlobStore} outside the database, written
 * before the row that names it.
 */
@NullMarked
package dev.earmark.store;

import org.jspecify.annotations.NullMarked;
