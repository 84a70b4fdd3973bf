/**
 * What needs a person, and who looks at it. {@link dev.earmark.review.queue.Triage} says of every scorecard that is shown whether a
 * person is to see it and why; {@link dev.earmark.review.queue.ReviewDesk} hands out what waits, each to one reviewer at a time.
 *
 * <p>What is drawn at random is drawn by the digest of its id: the same however often it is scored, and unknown before it comes in.
 */
@NullMarked
package dev.earmark.review.queue;

import org.jspecify.annotations.NullMarked;
