/**
 * How well moments are chosen: of the first that a call shows, how many a coach would use. A reader who does not know the program has
 * marked the candidates; rank and thresholds are mended by the marks of some trades, and proved by those of other trades.
 */
@NullMarked
package dev.earmark.eval.moment;

import org.jspecify.annotations.NullMarked;
