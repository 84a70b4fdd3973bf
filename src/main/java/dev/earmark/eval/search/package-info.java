/**
 * How well and how fast search finds. Whether a question brings the turn that was meant among the first ten is asked of the search and of
 * plain BM25 over the same turns in the same run, so that a figure says what the search adds and not how hard the questions are.
 *
 * <p>How fast it is, is asked of an index of a million turns while more arrive, beside the bare library on the same index.
 */
@NullMarked
package dev.earmark.eval.search;

import org.jspecify.annotations.NullMarked;
