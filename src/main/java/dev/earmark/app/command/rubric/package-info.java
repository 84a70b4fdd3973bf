/**
 * {@code earmark rubric} and {@code earmark calibrate}: what the author of a rubric asks for.
 */
@NullMarked
package dev.earmark.app.command.rubric;

import org.jspecify.annotations.NullMarked;
