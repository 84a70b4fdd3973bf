/**
 * {@code earmark eval}: one class for each question that an eval answers.
 */
@NullMarked
package dev.earmark.app.command.eval;

import org.jspecify.annotations.NullMarked;
