/** Sums over rows of numbers, written once: products and means of vectors, and likelihoods from scores. Knows nothing of Earmark. */
@NullMarked
package dev.earmark.arithmetic;

import org.jspecify.annotations.NullMarked;
