/**
 * What is known of an interaction, put together for whoever shows it.
 *
 * <p>{@link dev.earmark.results.CurrentScorecard} is the one place that decides which of several scorecards is shown: lists, searches,
 * pages, events and stages all ask it. What people say is laid over the machine's verdicts here, and nowhere else. {@link
 * dev.earmark.results.KnownResult} reads a {@link dev.earmark.results.Result} from the store; the command line makes one in memory.
 */
@NullMarked
package dev.earmark.results;

import org.jspecify.annotations.NullMarked;
