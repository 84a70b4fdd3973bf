/**
 * {@code earmark score}, {@code transcribe} and {@code demo}: conversations from files, with results to be read at once. Nothing is kept.
 */
@NullMarked
package dev.earmark.app.command.score;

import org.jspecify.annotations.NullMarked;
