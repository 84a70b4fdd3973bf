/**
 * What people make of what the machine found, as values and rules that need no store.
 *
 * <p>The machine's verdict is never changed. A {@link dev.earmark.review.Revision} is added beside it, the last one that nobody took back
 * holds ({@link dev.earmark.review.Revisions}), and {@link dev.earmark.review.Overlay} lays those that hold over the scorecard, by the same
 * arithmetic. Evidence that a person picks is held against the transcript like the machine's: what does not stand there is not shown.
 */
@NullMarked
package dev.earmark.review;

import org.jspecify.annotations.NullMarked;
