/**
 * How long what is kept, as values: {@link dev.earmark.retention.RetentionRules} by kind, channel, queue and team, of which the most
 * specific one wins; a {@link dev.earmark.retention.Hold} that nothing deletes against; a {@link dev.earmark.retention.Deletion} for the
 * report.
 *
 * <p>The kinds lie within each other. The sound holds the words, so it goes with the transcript at the latest; without the verdicts nothing
 * tells what an interaction was kept for, so with the scores everything goes.
 */
@NullMarked
package dev.earmark.retention;

import org.jspecify.annotations.NullMarked;
