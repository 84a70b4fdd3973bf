/**
 * What agents get to see, and what they say to it: draft, shared, then acknowledged or disputed, and a dispute is upheld, declined or
 * withdrawn.
 *
 * <p>The days for a dispute are those of the rubric when the interaction was shared: the promise that was given then holds, whatever
 * becomes of the rubric. A dispute is decided by somebody else than the person whose verdict it is about.
 */
@NullMarked
package dev.earmark.review.publish;

import org.jspecify.annotations.NullMarked;
