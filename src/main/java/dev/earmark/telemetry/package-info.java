/**
 * Counts and times what the other packages do, without their knowing of the library, and how the log is written.
 */
@NullMarked
package dev.earmark.telemetry;

import org.jspecify.annotations.NullMarked;
