/**
 * The composition root and the commands.
 */
@NullMarked
package dev.earmark.app;

import org.jspecify.annotations.NullMarked;
