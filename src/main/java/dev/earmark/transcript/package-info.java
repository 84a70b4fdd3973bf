/**
 * What was said, by whom, and when. Pure values: no I/O, no other package. Times are milliseconds from the start of the
 * recording; typed conversations may have none.
 */
@NullMarked
package dev.earmark.transcript;

import org.jspecify.annotations.NullMarked;
