/**
 * Looks after what lies at rest. A {@link dev.earmark.upkeep.Scrub} reads everything that is kept, recordings, rows and the database's own
 * pages, and compares it with what was written; {@link dev.earmark.upkeep.DailyScrub} does so slowly beside the service, and goes on where
 * it was broken off; {@link dev.earmark.upkeep.Mending} replaces what has rotted from a backup, by its digest.
 * {@link dev.earmark.upkeep.Housekeeping} forgets what nobody needs any more, {@link dev.earmark.upkeep.ReadRetention} who read what.
 */
@NullMarked
package dev.earmark.upkeep;

import org.jspecify.annotations.NullMarked;
