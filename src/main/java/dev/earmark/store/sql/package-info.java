/**
 * The store in SQL, and the only place that knows it: one schema ({@code db/V…__….sql}) for SQLite and PostgreSQL. The rooms below are the
 * two databases ({@code engine}), the ports ({@code aggregate}) and the copies ({@code backup}).
 */
@NullMarked
package dev.earmark.store.sql;

import org.jspecify.annotations.NullMarked;
