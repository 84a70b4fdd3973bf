/** Fits the small heads that come with the program: weights over a sentence's vector. */
@NullMarked
package dev.earmark.eval.training;

import org.jspecify.annotations.NullMarked;
