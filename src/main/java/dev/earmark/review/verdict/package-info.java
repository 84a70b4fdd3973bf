/**
 * Verdicts of people. {@link dev.earmark.review.verdict.Revising} adds them; {@link dev.earmark.review.verdict.ReviewSheet} is all that is
 * known of one review.
 *
 * <p>Two reviewers at once: whoever adds a revision says which one was seen last. When somebody was faster the answer is a conflict that
 * says who and when; nothing is overwritten, because nothing can be.
 */
@NullMarked
package dev.earmark.review.verdict;

import org.jspecify.annotations.NullMarked;
