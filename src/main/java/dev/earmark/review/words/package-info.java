/**
 * Words that were misheard, and parties that were taken for each other. A correction makes a new version of the transcript; the one before
 * stays, with the scorecards that rest on it, so that their evidence can still be proved. What rests on the new one is measured and scored
 * again by the queue.
 */
@NullMarked
package dev.earmark.review.words;

import org.jspecify.annotations.NullMarked;
