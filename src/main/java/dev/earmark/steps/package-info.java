/** One class for each step that an interaction takes. */
@NullMarked
package dev.earmark.steps;

import org.jspecify.annotations.NullMarked;
