/**
 * How well the customer's sentiment is read, and the training of the head that reads it: from sentences that people have labelled, with
 * nothing left to chance but a seed.
 */
@NullMarked
package dev.earmark.eval.sentiment;

import org.jspecify.annotations.NullMarked;
