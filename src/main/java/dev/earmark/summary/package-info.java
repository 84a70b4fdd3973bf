/**
 * Sums up an interaction with a language model. Whatever stands in a summary rests on words that code has found in the transcript; what
 * does not is left out, so a summary may be short or missing, and never wrong about who said what.
 */
@NullMarked
package dev.earmark.summary;

import org.jspecify.annotations.NullMarked;
