/**
 * Copies of everything, made while the service runs, put back into an empty folder or looked into to mend what has rotted. Every file is
 * compared with its digest on the way out and on the way in.
 */
@NullMarked
package dev.earmark.store.sql.backup;

import org.jspecify.annotations.NullMarked;
